import { participationId } from '../src/event/participation-id.js';
import { anybody, opened, read, stated, totalsAt } from './consultation.steps.js';
import { startOffices, type Offices } from './offices.harness.js';
import { conclude, consultingAt, outcome, text, voteAll } from './votes.steps.js';

describe('after a restore from a backup', () => {
  let all: Offices;

  beforeAll(async () => {
    all = await startOffices();
  });

  afterAll(() => all.close());

  it('the owner has its consultation again, with the votes of the counties', async () => {
    const { city, county, neighbour } = all.of;
    const ballot = await consultingAt(all, 'city');
    const { id } = ballot;
    await voteAll(county, ballot, ['agree', 'disagree']);
    await voteAll(neighbour, ballot, ['agree']);
    const waiting = await stated(county, id, '水质检测结果应当公开。');
    await all.settle();
    await city.loseDatabase();
    all.links.forget(city.iid);
    const part = all.links.events.find(({ rootCaseId }) => rootCaseId === participationId(id, county.iid));
    if (!part) throw new Error('The county took part');
    expect(await all.links.offer(city.iid, part)).toEqual({ result: 'waiting' });
    await all.settle((count) => count - 1);
    expect(await totalsAt(city, id)).toEqual({ [text]: { agree: 2, disagree: 1, pass: 0 } });
    expect(await read(city, id)).toMatchObject({ state: 'discussing', isOwn: true, participants: 3, toModerate: 1 });
    await voteAll(neighbour, ballot, ['pass']);
    await all.settle();
    expect(await totalsAt(county, id, anybody)).toEqual({ [text]: { agree: 2, disagree: 1, pass: 1 } });
    expect((await stated(county, (await consultingAt(all, 'city')).id, waiting.text)).state).toBe('pending');
  });

  it('the owner has the outcome again, and gives no code twice', async () => {
    const { city, county } = all.of;
    const ballot = await consultingAt(all, 'city');
    const { id } = ballot;
    await voteAll(county, ballot, ['agree', 'disagree']);
    await all.settle();
    await conclude(city, id);
    await all.settle();
    await city.loseDatabase();
    all.links.forget(city.iid);
    await all.settle();
    expect(await read(city, id)).toMatchObject({ state: 'concluded', outcome, participants: 2, statements: 1 });
    expect(await totalsAt(city, id, anybody)).toEqual({ [text]: { agree: 1, disagree: 1, pass: 0 } });
    expect((await opened(city)).code).not.toBe((await read(city, id)).code);
  });

  it('a county knows again what it sent, and sends nothing of it again', async () => {
    const { city, county } = all.of;
    const ballot = await consultingAt(all, 'city');
    const { id } = ballot;
    await voteAll(county, ballot, ['agree', 'agree', 'pass']);
    await stated(county, id, '水质检测结果应当公开。');
    await all.settle();
    const sent = all.links.events.length;
    await county.loseDatabase();
    all.links.forget(county.iid);
    await all.settle((count) => count - 1);
    expect(all.links.events).toHaveLength(sent);
    expect(await totalsAt(county, id)).toEqual({ [text]: { agree: 2, disagree: 0, pass: 1 } });
    expect(await read(county, id)).toMatchObject({ state: 'discussing', votesOnTheWay: 0 });
    const { rows } = await county.sql.query('select 1 from vote where consultation_id = $1', [id]);
    expect(rows).toHaveLength(3);
    expect(await totalsAt(city, id)).toEqual(await totalsAt(county, id));
  });
});
