import { type LinkAlarm, listHealth } from '@qsl/contracts';
import { testOffices, waitUntil } from '@qsl/testing';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseMarker } from '../src/marker/marker-content.js';
import type { Attest, Place, Reply, WireEvent } from '../src/protocol/messages.js';
import { encodeAttestation } from '../src/protocol/attestation.js';
import { signDetached } from '../src/protocol/jws.js';
import { qsl } from './qsl.js';
import { anEvent } from './relay-office.js';
import { beginning, Rogue, upwards } from './rogue.js';
import { ThreeOffices } from './three-offices.js';

const { county, city, province } = testOffices;
const [patient, hasty] = ['600', '2'];
/** The offices start anew, and wait for alarms. */
const slowMs = 300_000;
const withheldAfter = (seconds: string) => ({ RELAY_EVENTS_WITHHELD_SECONDS: seconds });
const unattestedAfter = (seconds: string) => ({ RELAY_EVENTS_UNATTESTED_SECONDS: seconds });

describe('events that a neighbour has confirmed', () => {
  let offices: ThreeOffices;

  beforeAll(async () => {
    offices = await ThreeOffices.open(undefined, {
      RELAY_WATCH_SECONDS: '1',
      RELAY_CANARY_SECONDS: '0',
      ...withheldAfter(patient),
      ...unattestedAfter(patient),
    });
  }, slowMs);

  afterAll(async () => {
    await offices.close();
  });

  const alarms = async (): Promise<LinkAlarm[]> => (await offices.county.link(city.iid)).alarms;
  const rows = async <Row extends object>(statement: string, { sql } = offices.county): Promise<Row[]> =>
    (await sql.query<Row>(statement)).rows;
  interface Due {
    id: string;
    said: boolean;
  }
  const due = () => rows<Due>('select event_id as id, said_at is not null as said from attest_due order by due_since');
  const silentMs = async (office = offices.county) =>
    Number((await rows<{ ms: string }>('select silent_ms as ms from attest_end', office))[0]?.ms ?? NaN);
  const scanned = async ({ sql } = offices.county) =>
    (await sql.query<{ seq: number }>('select seq from attest_scan')).rows[0]?.seq ?? 0;
  /** Everything that the neighbour has confirmed is known to have reached the end. */
  const attested = (office = offices.county, peer = city.iid) =>
    waitUntil(
      async () => {
        const { pending } = await office.link(peer);
        const [{ head }] = (await rows<{ head: number }>('select out_head as head from link', office)) as [
          { head: number },
        ];
        const left = await rows('select 1 from attest_due', office);
        return pending === 0 && (await scanned(office)) === head && left.length === 0;
      },
      { deadlineMs: 90_000, what: `${office.iid} knows that all has come` },
    );
  const everAlarmed = async () =>
    /alarm="link.events_\w+"/.test(await offices.county.metrics()) ||
    /alarm="link.events_\w+"/.test(await offices.province.metrics());

  async function restart(settings: Record<string, string>): Promise<void> {
    await offices.county.stop();
    await offices.county.start(settings);
    await waitUntil(async () => (await offices.county.link(city.iid)).state === 'active', { deadlineMs: 90_000 });
  }

  it('are attested by the office behind it, upwards and downwards', async () => {
    const { rootCaseId } = await offices.county.submit(anEvent(upwards));
    await offices.county.submit(anEvent(upwards, { rootCaseId }));
    await offices.province.submit(anEvent([...upwards].reverse()));
    await attested();
    await attested(offices.province);
    expect([await silentMs(), await silentMs(offices.province)]).toEqual([0, 0]);
    expect([await alarms(), await everAlarmed()]).toEqual([[], false]);
  });

  it(
    'speak against nobody while a line is cut, and are attested after it',
    async () => {
      await offices.brokers.province.kill();
      await offices.county.submit(anEvent(upwards));
      await waitUntil(async () => (await silentMs()) > 1_500, { deadlineMs: 90_000, what: 'questions in vain' });
      expect([await alarms(), (await due()).length]).toEqual([[], 1]);
      await offices.brokers.city.kill();
      await offices.brokers.province.start();
      await offices.brokers.city.start();
      await offices.connected();
      await attested();
      expect([await alarms(), await everAlarmed()]).toEqual([[], false]);
    },
    slowMs,
  );

  it(
    'and lost without intent, come to the end once the city recovers',
    async () => {
      await offices.county.submit(anEvent(upwards));
      await attested();
      await offices.brokers.province.kill();
      const { id } = await offices.county.submit(anEvent(upwards));
      await waitUntil(async () => (await due()).length === 1, { deadlineMs: 90_000, what: 'the receipt' });
      await offices.city.stop();
      const before = await offices.city.sql.query<{ seq: number; chain: string }>(
        `with lost as (delete from link_log where event_id = $1 and peer = $2 returning peer, epoch, seq)
       select link_log.seq, link_log.chain from link_log join lost using (peer, epoch) where link_log.seq = lost.seq - 1`,
        [id, province.iid],
      );
      const [{ seq, chain }] = before.rows as [{ seq: number; chain: string }];
      await offices.city.sql.query('update link set out_head = $1, out_chain = $2 where peer = $3', [
        ...[seq, chain, province.iid],
      ]);
      const marker = parseMarker(readFileSync(offices.city.markerFile, 'utf8'));
      const told = { ...marker.told, [province.iid]: { epoch: 1, head: seq } };
      writeFileSync(offices.city.markerFile, JSON.stringify({ ...marker, told }));
      await offices.brokers.province.start();
      await offices.city.start();
      await restart(withheldAfter(hasty));
      await waitUntil(async () => (await alarms()).join() === 'events_withheld', { deadlineMs: 90_000, what: 'alarm' });
      expect(await due()).toEqual([{ id, said: true }]);
      await qsl(offices.city, 'recover', '--reason', '有记录未转送');
      await waitUntil(async () => (await alarms()).length === 0, { deadlineMs: 90_000, what: 'the end of the alarm' });
      await attested();
      await restart(withheldAfter(patient));
    },
    slowMs,
  );

  describe('with a city in the middle', () => {
    let above: Rogue;
    let below: Rogue;
    let place: Place;
    let asked: Attest[];
    let pass: (question: Attest) => Reply | null | Promise<Reply>;

    beforeAll(async () => {
      await offices.city.stop();
      const { brokers } = offices;
      const up = { url: brokers.province.url, seed: brokers.province.seeds.child };
      above = await Rogue.open({ ...up, self: city.iid, peer: province.iid, child: city.iid });
      const down = { url: brokers.city.url, seed: brokers.city.seeds.parent };
      below = await Rogue.open({ ...down, self: city.iid, peer: county.iid, child: county.iid });
      place = beginning;
      await confirm();
      below.script = {
        watch: ({ at }) => ({ kind: 'watched', at, witnessed: [] }),
        attest: (question) => {
          asked.push(question);
          return pass(question);
        },
      };
    });

    beforeEach(() => {
      asked = [];
      pass = toProvince;
    });

    afterAll(async () => {
      await above.close();
      await below.close();
    });

    const toProvince = (question: Attest) => above.ask(question);

    /** Takes over what the county has, and says so. */
    async function confirm(): Promise<WireEvent[]> {
      const pull = () => below.ask({ verb: 'pull', place, max: 256, waitMs: 0 });
      const batch = await pull();
      if (batch.kind !== 'batch') throw new Error(`the county says ${batch.kind}`);
      place = { ...place, after: place.after + batch.events.length, chain: batch.chain };
      await pull();
      return batch.events;
    }
    async function deliver(...events: WireEvent[]): Promise<void> {
      above.log.push(...events);
      await above.greet();
    }
    const submit = () => offices.county.submit(anEvent(upwards));

    it('that is slow, speak against nobody', async () => {
      await submit();
      const events = await confirm();
      await waitUntil(async () => (await due()).some(({ said }) => said), { what: 'a list without the event' });
      await deliver(...events);
      await attested();
      expect([await alarms(), await everAlarmed()]).toEqual([[], false]);
    });

    it(
      'that drops one of them, are found missing, until it brings it',
      async () => {
        await restart(withheldAfter(hasty));
        const { rootCaseId } = await submit();
        const dropped = await offices.county.submit(anEvent(upwards, { rootCaseId }));
        await offices.county.submit(anEvent(upwards, { rootCaseId }));
        const events = await confirm();
        await deliver(...events.filter(({ id }) => id !== dropped.id));
        await waitUntil(async () => (await alarms()).join() === 'events_withheld', {
          deadlineMs: 90_000,
          what: 'alarm',
        });
        expect(await due()).toEqual([{ id: dropped.id, said: true }]);
        const [own] = (await offices.county.operate(listHealth, {})).items;
        expect(own).toMatchObject({ iid: county.iid, alarms: ['events_withheld'] });
        expect((await qsl(offices.county, 'link', 'status')).out).toContain('已接收的记录未转送');
        const metrics = await offices.county.metrics();
        expect(metrics).toMatch(/qsl_link_alarm\{peer="c610300",alarm="events_withheld",service="relay"\} 1/);
        expect(metrics).toMatch(/qsl_relay_alarms_total\{alarm="link.events_withheld",service="relay"\} 1/);
        await restart({});
        await waitUntil(async () => (await alarms()).join() === 'events_withheld', {
          what: 'the alarm after a restart',
        });
        await deliver(...events.filter(({ id }) => id === dropped.id));
        await waitUntil(async () => (await alarms()).length === 0, {
          deadlineMs: 90_000,
          what: 'the end of the alarm',
        });
        await attested();
      },
      slowMs,
    );

    describe('that drops one and hides it', () => {
      const byCity = (body: string): Reply => ({
        kind: 'attested',
        list: { body, jws: signDetached(body, city.privateKey) },
      });
      const at = new Date().toISOString();
      let earlier: Reply;
      let hidden: WireEvent[];

      beforeAll(async () => {
        pass = async (question) => (earlier = await toProvince(question));
        await restart({ ...withheldAfter(patient), ...unattestedAfter(patient) });
        await submit();
        const events = await confirm();
        await waitUntil(async () => (await due()).some(({ said }) => said), { what: 'a list' });
        await deliver(...events);
        await attested();
        await submit();
        hidden = await confirm();
      }, slowMs);

      afterAll(() => deliver(...hidden));

      const disguises: Record<string, (question: Attest) => Reply | null | Promise<Reply>> = {
        'by a list of its own': (question) => byCity(encodeAttestation(question, question.events, at)),
        'by the end’s list, altered': async (question) => {
          const reply = await toProvince(question);
          if (reply.kind !== 'attested') return reply;
          const body = encodeAttestation(question, question.events, at);
          return { kind: 'attested', list: { body, jws: reply.list.jws } };
        },
        'by an earlier list of the end': () => earlier,
        'by asking for less': (question) => toProvince({ ...question, events: [] }),
        'by asking anew': (question) => toProvince({ ...question, nonce: 'ab'.repeat(32) }),
        'by saying that the end is not there': () => ({ kind: 'absent' }),
      };

      it.each(Object.keys(disguises))('%s, achieves nothing', async (name) => {
        pass = disguises[name] ?? pass;
        await waitUntil(() => asked.length > 1, { deadlineMs: 90_000, what: 'two questions' });
        expect(await due()).toMatchObject([{ said: false }]);
        const refused = /alarm="attestation.refused",service="relay"\} \d/.test(await offices.county.metrics());
        expect(refused).toBe(true);
      });

      it.each(['by a list of its own', 'by no answer at all'])('%s, is found by that', async (name) => {
        pass = disguises[name] ?? (() => null);
        await restart(unattestedAfter(hasty));
        await waitUntil(async () => (await alarms()).join() === 'events_unattested', { deadlineMs: 120_000 });
        expect((await qsl(offices.county, 'link', 'status')).out).toContain('久未转来收文机关的收到证明');
        pass = toProvince;
        await waitUntil(async () => (await alarms()).length === 0, {
          deadlineMs: 90_000,
          what: 'the end of the alarm',
        });
      });
    });

    it('are attested to their author alone, by the end and on the way that leads there', async () => {
      const { id } = await submit();
      const events = await confirm();
      await deliver(...events);
      await attested();
      const foreign = (await offices.province.submit(anEvent([...upwards].reverse()))).id;
      const ask = (change: Partial<Attest>, by = above) =>
        by.ask({
          ...{ verb: 'attest', asker: county.iid, end: province.iid, nonce: 'cd'.repeat(32) },
          ...{ events: [id, foreign], ...change },
        });
      const said = await ask({});
      if (said.kind !== 'attested') throw new Error(`the province says ${said.kind}`);
      expect(JSON.parse(said.list.body)).toMatchObject({ asker: county.iid, held: [id], lacks: [foreign] });
      const byCity = await ask({ asker: city.iid });
      if (byCity.kind !== 'attested') throw new Error(`the province says ${byCity.kind}`);
      expect(JSON.parse(byCity.list.body)).toMatchObject({ held: [], lacks: [id, foreign] });
      for (const change of [{ asker: 'c610400' }, { asker: province.iid }, { asker: 'x999999' }, { end: county.iid }])
        expect(await ask(change)).toEqual({ kind: 'absent' });
      expect(await ask({ asker: province.iid, end: province.iid }, below)).toEqual({ kind: 'absent' });
    });
  });
});
