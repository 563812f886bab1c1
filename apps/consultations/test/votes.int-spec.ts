import type { ReceivedEvent } from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';
import { participationId } from '../src/event/participation-id.js';
import { anybody, aPerson, cast, close, next, read, results, totalsAt } from './consultation.steps.js';
import { startOffices, type OfficeName, type Offices } from './offices.harness.js';
import { conclude, consultingAt, outcome, text, voteAll, type Ballots } from './votes.steps.js';

describe('votes of several offices', () => {
  let all: Offices;

  beforeAll(async () => {
    all = await startOffices();
  });

  afterAll(() => all.close());

  const consulting = (owner: OfficeName): Promise<Ballots> => consultingAt(all, owner);

  it('add up exactly after an hour without a link, whatever order things arrive in, and twice over', async () => {
    const { city, county, neighbour } = all.of;
    const ballot = await consulting('city');
    const { id } = ballot;
    const voter = aPerson({ name: '李建国', level: 'L1' });
    all.links.down.add(county.iid);
    await voteAll(county, ballot, ['agree', 'agree', 'disagree', 'pass']);
    await cast(county, { ...ballot, vote: 'agree' }, voter);
    await county.isQuiet();
    await cast(county, { ...ballot, vote: 'disagree' }, voter);
    await voteAll(neighbour, ballot, ['agree', 'disagree']);
    await voteAll(city, ballot, ['agree']);
    await all.settle();
    expect(await read(county, id)).toMatchObject({ votesOnTheWay: 5 });
    expect(await totalsAt(city, id)).toEqual({ [text]: { agree: 2, disagree: 1, pass: 0 } });
    expect(await next(county, id, voter)).toMatchObject({ statement: null, voted: 1 });

    all.links.down.delete(county.iid);
    await all.settle((count) => count - 1);
    const exact = { [text]: { agree: 4, disagree: 3, pass: 1 } };
    for (const office of [city, county, neighbour]) {
      expect(await totalsAt(office, id, anybody)).toEqual(exact);
      expect(await results(office, id, anybody)).toMatchObject({ participants: 8, votes: 8 });
      expect(await read(office, id)).toMatchObject({ participants: 8, votesOnTheWay: 0 });
    }
    for (const event of all.links.ofKind('participation.votes_cast')) await all.links.offer(city.iid, event);
    await all.settle();
    expect(await totalsAt(neighbour, id, anybody)).toEqual(exact);
    const told = JSON.stringify(all.links.events);
    expect(told).not.toMatch(/李建国|李某某|王秀兰/);
    expect(told).not.toContain(voter.actor.personId);
  });

  it('go up in bounded batches, each vote with the next after it was changed', async () => {
    const { city, county } = all.of;
    const { id, statementId } = await consulting('city');
    const before = all.links.ofKind('participation.votes_cast').length;
    await county.sql.query(
      `insert into vote (statement_id, office, voter, consultation_id, vote, cast_at)
       select $1, $2, lpad(n::text, 22, 'v'), $3, case when n % 3 = 0 then 'disagree' else 'agree' end, now()
       from generate_series(1, 1200) n`,
      [statementId, county.iid, id],
    );
    await all.settle();
    const batches = all.links.ofKind('participation.votes_cast').slice(before);
    const sizes = batches.map(({ data }) => (data.votes as unknown[]).length);
    expect([Math.max(...sizes) <= 500, sizes.reduce((sum, size) => sum + size, 0)]).toEqual([true, 1200]);
    expect(await totalsAt(city, id)).toEqual({ [text]: { agree: 800, disagree: 400, pass: 0 } });
    const voter = aPerson();
    for (const one of ['agree', 'pass', 'disagree'] as const) {
      await cast(county, { id, statementId, vote: one }, voter);
      await all.settle();
    }
    expect(await totalsAt(county, id)).toEqual({ [text]: { agree: 800, disagree: 401, pass: 0 } });
  });

  it('count until the conclusion where the end of the discussion was not known yet, and are kept after it', async () => {
    const { city, county } = all.of;
    const ballot = await consulting('city');
    const { id } = ballot;
    all.links.down.add(county.iid);
    await close(city, id);
    await voteAll(county, ballot, ['agree']);
    all.links.down.delete(county.iid);
    await all.settle();
    expect(await totalsAt(city, id)).toEqual({ [text]: { agree: 1, disagree: 0, pass: 0 } });
    await expect(cast(county, { ...ballot, vote: 'agree' })).rejects.toMatchObject({
      reason: 'consultation.wrong_state',
    });

    const other = await consulting('city');
    await voteAll(city, other, ['disagree']);
    all.links.down.add(county.iid);
    await conclude(city, other.id);
    await voteAll(county, other, ['agree']);
    all.links.down.delete(county.iid);
    await all.settle((count) => count - 1);
    for (const office of [city, county])
      expect(await totalsAt(office, other.id, anybody)).toEqual({ [text]: { agree: 0, disagree: 1, pass: 0 } });
    expect((await read(county, other.id)).votesOnTheWay).toBe(0);
    const { rows } = await city.sql.query('select 1 from vote where consultation_id = $1', [other.id]);
    expect(rows).toHaveLength(2);
  });

  it('of counties pass through the city to the province; the city’s people take part beside them', async () => {
    const { province, city, county, neighbour } = all.of;
    const ballot = await consulting('province');
    const { id } = ballot;
    await voteAll(county, ballot, ['agree', 'agree']);
    await voteAll(neighbour, ballot, ['disagree']);
    await voteAll(city, ballot, ['pass']);
    await voteAll(province, ballot, ['agree']);
    await all.settle();
    for (const office of [province, city, county, neighbour])
      expect(await totalsAt(office, id, anybody)).toEqual({ [text]: { agree: 3, disagree: 1, pass: 1 } });
    const { rows } = await city.sql.query<{ office: string }>('select office from vote where consultation_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ office: city.iid }]);
  });

  describe('what its author was not entitled to', () => {
    const forged = (facts: Partial<ReceivedEvent>): ReceivedEvent => ({
      ...{ id: randomUUIDv7(), matterKind: 'consultation', rootCaseId: randomUUIDv7(), iseq: 1, data: {} },
      ...{ type: 'qsl.consultation.concluded.v1', author: 'x610303', route: 'x610303.c610300' },
      ...{ time: new Date().toISOString() },
      ...facts,
    });

    it('has no effect on a consultation', async () => {
      const { city, county, neighbour } = all.of;
      const { id } = await consulting('city');
      const [announcement] = all.links.ofKind('consultation.announced').filter(({ rootCaseId }) => rootCaseId === id);
      const conclusion = { ...outcome, concludedAt: new Date().toISOString() };
      const data = { conclusion, text: '公布协商成果。', actor: '渭滨区政协' };
      const route = [neighbour.iid, county.iid].join('.');
      const forgeries: [string, ReceivedEvent][] = [
        [county.iid, forged({ rootCaseId: id, author: neighbour.iid, route, data })],
        [city.iid, forged({ rootCaseId: id, data })],
        [county.iid, forged({ rootCaseId: id, author: 'p610000', route: 'p610000.c610300.x610303', data })],
        [
          county.iid,
          forged({ author: neighbour.iid, route, type: 'qsl.consultation.announced.v1', data: announcement?.data }),
        ],
      ];
      for (const [target, event] of forgeries)
        expect(await all.links.offer(target, event)).toMatchObject({ result: 'void' });
      for (const office of [city, county]) expect(await read(office, id)).toMatchObject({ state: 'discussing' });
      await expect(read(county, forgeries[3]?.[1].rootCaseId ?? '')).rejects.toMatchObject({ kind: 'notFound' });
    });

    it('changes no total and adds no statement', async () => {
      const { city, county, neighbour } = all.of;
      const { id, statementId } = await consulting('city');
      const votes = [{ statementId, voter: 'v'.repeat(22), vote: 'agree' }];
      const batch = { consultationId: id, batch: randomUUIDv7(), castAt: new Date().toISOString(), votes };
      const cast = (facts: Partial<ReceivedEvent>): ReceivedEvent =>
        forged({ matterKind: 'participation', type: 'qsl.participation.votes_cast.v1', data: batch, ...facts });
      const own = participationId(id, county.iid);
      const statement = { id: randomUUIDv7(), text: '不该出现的看法。', createdAt: new Date().toISOString() };
      const forgeries = [
        cast({ rootCaseId: own, author: neighbour.iid }),
        cast({ rootCaseId: participationId(id, neighbour.iid) }),
        cast({ rootCaseId: own, data: { ...batch, consultationId: 'none' } }),
        cast({
          rootCaseId: own,
          author: city.iid,
          type: 'qsl.participation.statement_added.v1',
          data: { ...batch, statement },
        }),
        cast({ rootCaseId: own, type: 'qsl.participation.statement_refused.v1', data: { ...batch, statementId } }),
      ];
      for (const event of forgeries) expect(await all.links.offer(city.iid, event)).toMatchObject({ result: 'void' });
      await all.settle();
      expect(await totalsAt(city, id)).toEqual({ [text]: { agree: 0, disagree: 0, pass: 0 } });
      expect(await read(city, id)).toMatchObject({ participants: 0, toModerate: 0 });
    });
  });
});
