import { FileRefused } from '../link/file-refused.js';
import { type LinkDirectory, pinnedDirectory } from '../link/link-directory.js';
import { city, county, LonelyOffice, other, recovering, resealed } from './lonely-office.js';
import { World } from './world.js';

const whyNot = (taking: Promise<unknown>) =>
  taking.then(
    () => 'taken',
    (error: unknown) => (error instanceof FileRefused ? error.why : Promise.reject(error as Error)),
  );

describe('a file that is carried', () => {
  let world: World;
  let author: LonelyOffice;
  let addressee: LonelyOffice;

  beforeEach(async () => {
    world = new World(3);
    author = new LonelyOffice(world, county);
    addressee = new LonelyOffice(world, city);
    await author.submit(250);
  });

  it('brings all that the neighbour lacks, once however often it comes, and its answer is the receipt', async () => {
    const [file] = await author.export(city);
    await expect(addressee.take(file)).resolves.toMatchObject({ taken: 250 });
    expect(addressee.eventIds).toEqual(author.eventIds);
    await expect(addressee.take(file)).resolves.toMatchObject({ taken: 0 });
    expect(addressee.eventIds).toHaveLength(250);
    const [answer] = await addressee.export(county);
    await author.take(answer);
    expect(await author.link(city)).toMatchObject({ peerCursor: 250 });
    expect(author.receipts).toBe(1);
    expect((await author.export(city))[0]).toHaveLength(2);
  });

  it('fits wherever it reaches over the committed place, and is refused behind a gap', async () => {
    const [early] = await author.export(city);
    await author.submit(30);
    const [whole] = await author.export(city, { after: 0 });
    const [late] = await author.export(city, { after: 255 });
    expect(await whyNot(addressee.take(late))).toBe('gap');
    expect(addressee.eventIds).toEqual([]);
    await addressee.take(early);
    expect(await whyNot(addressee.take(late))).toBe('gap');
    await expect(addressee.take(whole)).resolves.toMatchObject({ taken: 30 });
    await expect(addressee.take(early)).resolves.toMatchObject({ taken: 0 });
    expect(addressee.eventIds).toEqual(author.eventIds);
  });

  it('is followed by as many others as the log needs', async () => {
    const files = await author.export(city, { mostBytes: 20_000 });
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect(file.join('\n').length).toBeLessThan(20_000);
    expect(await whyNot(addressee.take(files[1]))).toBe('gap');
    for (const file of files) await addressee.take(file);
    expect(addressee.eventIds).toEqual(author.eventIds);
  });

  it('is refused where a single byte is another one, a line is missing or turned around, or nothing is behind its end', async () => {
    const [file = []] = await author.export(city);
    const [first = '', second = '', ...rest] = file;
    const altered = file.map((line, index) => (index === 200 ? line.replace('滤芯', '净水') : line));
    expect(await whyNot(addressee.take(altered))).toBe('altered');
    expect(await whyNot(addressee.take([first, ...rest]))).toBe('altered');
    expect(await whyNot(addressee.take(file.slice(0, -1)))).toBe('malformed');
    expect(await whyNot(addressee.take([second, first, ...rest]))).toBe('malformed');
    expect(await whyNot(addressee.take([...file, second]))).toBe('malformed');
    expect(await whyNot(addressee.take(['{"qslFile":2}']))).toBe('malformed');
    expect(await whyNot(addressee.take([]))).toBe('malformed');
    const forged = resealed(file, (line) => line).map((line) => line.replace(/"jws":"[0-9a-f]+"\}\}$/, '"jws":"00"}}'));
    expect(await whyNot(addressee.take([...file.slice(0, -1), forged.at(-1) ?? '']))).toBe('signature');
    expect(addressee.eventIds).toEqual([]);
    expect(addressee.disk.state.acts).toEqual([]);
  });

  it('is refused where it does not continue the committed log', async () => {
    const [early] = await author.export(city);
    await addressee.take(early);
    const rival = new LonelyOffice(new World(4), county);
    await rival.submit(260);
    const [fork] = await rival.export(city, { after: 0 });
    expect(await whyNot(addressee.take(fork))).toBe('fork');
    expect(addressee.eventIds).toEqual(author.eventIds);
  });

  it('brings no event that its author has not signed or that lies on another side, whoever sealed it', async () => {
    const [file = []] = await author.export(city);
    let line = 0;
    const unsigned = resealed(file, (text) => (++line === 9 ? text.replace(/"jws":"[0-9a-f]+"/, '"jws":"00"') : text));
    await expect(addressee.take(unsigned)).resolves.toMatchObject({ taken: 250 });
    expect(addressee.eventIds).toHaveLength(249);
    expect(addressee.disk.state.rejected).toMatchObject([{ peer: county, reason: 'signature' }]);

    const sibling = new LonelyOffice(new World(5), other);
    await sibling.submit(1);
    const [theirs = []] = await sibling.export(city);
    const claimed = resealed(theirs, (text) => text.replace(`"from":"${other}"`, `"from":"${county}"`));
    const fresh = new LonelyOffice(world, city);
    await fresh.take(claimed);
    expect(fresh.eventIds).toEqual([]);
    expect(fresh.disk.state.rejected).toMatchObject([{ peer: county, reason: 'wrong_side' }]);
  });

  it('is refused by anybody else, by an office that closed the link, and from a stranger', async () => {
    const [file] = await author.export(city);
    expect(await whyNot(new LonelyOffice(world, other).take(file))).toBe('not_for_us');
    expect(await whyNot(author.export(other))).toBe('no_link');
    const toCity = resealed(file ?? [], (line) => line.replace(`"from":"${county}"`, '"from":"x610999"'));
    expect(await whyNot(addressee.take(toCity))).toBe('no_link');
    const store = addressee.core.parts.store;
    const link = await addressee.link(county);
    await store.transact((custody) => custody.saveLink({ ...link, standing: 'suspended' }));
    expect(await whyNot(addressee.take(file))).toBe('closed');
    expect(await whyNot(addressee.export(county))).toBe('closed');
  });

  it('is neither written nor taken while the office recovers', async () => {
    const [file] = await author.export(city);
    await addressee.recovery.order([], recovering);
    expect(await whyNot(addressee.take(file))).toBe('recovering');
    expect(await whyNot(addressee.export(county))).toBe('recovering');
  });

  it('counts no more once its author has been given a replay, also after a restart or a restore of the office that gave it', async () => {
    const [before] = await author.export(city);
    await author.recovery.order([], recovering);
    const question = await author.recovery.question(city, null);
    expect(question).toMatchObject({ endedEpoch: 1 });
    await addressee.recovery.answer(county, question);
    expect(await whyNot(addressee.take(before))).toBe('superseded');
    const restarted = new LonelyOffice(world, city, pinnedDirectory, addressee.marker);
    await restarted.recovery.resume();
    expect(await whyNot(restarted.take(before))).toBe('superseded');
    await author.recovery.finish(city);
    const [after] = await author.export(city);
    await expect(addressee.take(after)).resolves.toMatchObject({ taken: 250 });
    expect(await addressee.link(county)).toMatchObject({ inEpoch: 2, inCursor: 250 });
    expect(await whyNot(addressee.take(before))).toBe('superseded');
  });

  it('is in the marker before it leaves, and its receipt never takes one back', async () => {
    const [file] = await author.export(city);
    expect((await author.core.parts.marker.read()).marks).toMatchObject({ [city]: { epoch: 1, head: 250 } });
    await addressee.submit(5, county);
    const [old] = await author.export(city);
    await author.take((await addressee.export(county))[0]);
    const [young] = await author.export(city);
    await addressee.take(young);
    expect(await addressee.link(county)).toMatchObject({ peerCursor: 5 });
    for (const late of [file, old]) await addressee.take(late);
    expect(await addressee.link(county)).toMatchObject({ peerCursor: 5 });
  });

  it('tells an office that has less than was receipted that it was restored', async () => {
    await addressee.submit(5, county);
    await author.take((await addressee.export(county))[0]);
    const [file] = await author.export(city);
    const restored = new LonelyOffice(world, city);
    expect(await whyNot(restored.take(file))).toBe('restored');
    expect(await restored.link(county)).toMatchObject({ recovery: 'doubted', inCursor: 0 });
  });

  it('waits for the cards that its events may need', async () => {
    const knowing = {
      ...pinnedDirectory,
      serial: 3,
      cardsAfter: (serial: number) => Promise.resolve(cards.slice(serial)),
    };
    const cards = ['甲', '乙', '丙'].map((body) => ({ body, jws: 'x' }));
    const writer = new LonelyOffice(world, county, knowing);
    await writer.submit(2);
    const [file = []] = await writer.export(city);
    const taken: string[] = [];
    const take: LinkDirectory['take'] = async (_peer, given) => void taken.push(...given.map(({ body }) => body));
    const learning: LinkDirectory = { ...pinnedDirectory, take, lacks: (serial) => taken.length < serial };
    await new LonelyOffice(world, city, learning).take(file);
    expect(taken).toEqual(['甲', '乙', '丙']);
    const stubborn: LinkDirectory = { ...pinnedDirectory, lacks: (serial) => serial > 2 };
    expect(await whyNot(new LonelyOffice(world, city, stubborn).take(file))).toBe('cards');
  });
});
