import { FileRefused } from '../link/file-refused.js';
import { parseLine } from '../protocol/qsl-file.js';
import { city, county, LonelyOffice } from './lonely-office.js';
import type { DiskState } from './memory-custody.js';
import { World } from './world.js';

const whyNot = (taking: Promise<unknown>) =>
  taking.then(
    () => 'taken',
    (error: unknown) => (error instanceof FileRefused ? error.why : Promise.reject(error as Error)),
  );

/** Another process of the office, on its database as it is now or was. */
async function started(office: LonelyOffice, state: DiskState): Promise<LonelyOffice> {
  const next = new LonelyOffice(office.world, office.iid, undefined, office.marker);
  next.disk.state = state;
  await next.recovery.resume();
  return next;
}

describe('recovery by files that are carried', () => {
  let empty: DiskState;
  let office: LonelyOffice;
  let neighbour: LonelyOffice;
  let known: string[];

  const recoveryOf = async () => (await office.link(city)).recovery;
  const answerTo = async (asking: string[], mostBytes = 1_000_000) =>
    neighbour.export(county, { answers: asking, mostBytes });

  beforeEach(async () => {
    const world = new World(21);
    office = new LonelyOffice(world, county);
    neighbour = new LonelyOffice(world, city);
    empty = office.disk.state;
    await office.submit(250);
    await neighbour.submit(3, county);
    await neighbour.take((await office.export(city))[0]);
    await office.take((await neighbour.export(county))[0]);
    known = office.eventIds;
    office = await started(office, empty);
  });

  it('gives an office its own events back, above every epoch that was seen, and it goes on', async () => {
    expect(await recoveryOf()).toBe('asking');
    const asking = await office.ask(city);
    await expect(neighbour.take(asking)).resolves.toMatchObject({ taken: 0 });
    const [answer] = await answerTo(asking);
    await expect(office.take(answer)).resolves.toMatchObject({ taken: 253 });
    expect(office.eventIds.sort()).toEqual(known.sort());
    expect(await office.link(city)).toMatchObject({ recovery: 'none', outEpoch: 2, carried: null });
    await office.submit(1);
    await neighbour.take((await office.export(city))[0]);
    expect(neighbour.eventIds).toHaveLength(254);
    expect(neighbour.disk.state.rejected).toEqual([]);
  });

  it('comes in as many files as it needs, each once, in order, over a restart, and of one answer alone', async () => {
    const asking = await office.ask(city);
    const [files, others] = [await answerTo(asking, 40_000), await answerTo(asking, 60_000)];
    expect(files.length).toBeGreaterThan(3);
    const [first, second, ...rest] = files;
    expect(await whyNot(office.take(second))).toBe('gap');
    await office.take(first);
    expect(await whyNot(office.take(others[1]))).toBe('gap');
    await expect(office.take(first)).resolves.toMatchObject({ taken: 0 });
    expect(await whyNot(office.take(files.at(-1)))).toBe('gap');
    office = await started(office, office.disk.state);
    for (const file of [second, ...rest]) {
      expect(await recoveryOf()).toBe('asking');
      await office.take(file);
    }
    expect(await recoveryOf()).toBe('none');
    expect(office.eventIds.sort()).toEqual(known.sort());
  });

  it('counts no more by an answer to another request, or to none', async () => {
    const asking = await office.ask(city);
    const [answer] = await answerTo(asking);
    await office.ask(city);
    expect(await whyNot(office.take(answer))).toBe('unasked');
    const [late] = await answerTo(await office.ask(city));
    await office.take(late);
    expect(await whyNot(office.take(late))).toBe('unasked');
    expect(await whyNot(office.ask(city))).toBe('nothing_owed');
  });

  it('believes no answer from before a later recovery, wherever in the earlier one the database is put back to', async () => {
    const asking = await office.ask(city);
    const middle = office.disk.state;
    const [old] = await answerTo(asking);
    await office.take(old);
    await office.submit(2);
    await neighbour.take((await office.export(city))[0]);
    office = await started(office, middle);
    expect(await recoveryOf()).toBe('asking');
    expect(await whyNot(office.take(old))).toBe('unasked');
    const [answer] = await answerTo(await office.ask(city));
    await office.take(answer);
    expect(office.eventIds).toHaveLength(known.length + 2);
    expect(await office.link(city)).toMatchObject({ recovery: 'none', outEpoch: 3 });
  });

  it('voids what the office wrote before, and is not given while the neighbour lacks the replay of others', async () => {
    const lost = new LonelyOffice(new World(22), county);
    await lost.submit(5);
    const [before] = await lost.export(city);
    const asking = await office.ask(city);
    await neighbour.export(county, { answers: asking });
    expect(await whyNot(neighbour.take(before))).toBe('superseded');
    const { transact } = neighbour.core.parts.store;
    const others = (await neighbour.link('p610000')).peer;
    await transact.call(neighbour.core.parts.store, async (custody) => {
      const link = (await custody.links()).find(({ peer }) => peer === others);
      if (link !== undefined) await custody.saveLink({ ...link, recovery: 'asking' });
    });
    expect(await whyNot(neighbour.export(county, { answers: asking }))).toBe('recovering');
  });

  it('asks for all matters, and names what is here', async () => {
    const asking = (await office.ask(city)).map((line) => parseLine(line));
    expect(asking.map(({ kind }) => kind)).toEqual(['manifest', 'ask', 'seal']);
    const [answer = []] = await answerTo(await office.ask(city), 40_000);
    await office.take(answer);
    const again = (await office.ask(city)).map((line) => parseLine(line));
    const held = again.flatMap((entry) => (entry.kind === 'ask' ? entry.range.held : []));
    expect(held.sort()).toEqual(office.eventIds.sort());
    expect(held.length).toBeGreaterThan(0);
  });
});
