import type { EventBlob } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { linkSubjects } from '../src/link-broker/link-subjects.js';
import { NatsTransport } from '../src/link-broker/nats-transport.js';
import type { Reply } from '../src/protocol/messages.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const megabyte = 1024 * 1024;

describe('attachments between a province, a city and a county', () => {
  let offices: ThreeOffices;
  let route: string[];

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    route = [offices.county.iid, offices.city.iid, offices.province.iid];
  });

  afterAll(async () => {
    await offices.close();
  });

  async function arrives(blob: EventBlob, ...at: RelayOffice[]): Promise<void> {
    for (const office of at) {
      await waitUntil(() => office.files.has(blob.sha256), {
        deadlineMs: 60_000,
        what: `the file is at ${office.iid}`,
      });
      expect(office.files.describe(blob.sha256)).toEqual(blob);
    }
  }

  const triesAt = async (office: RelayOffice, { sha256 }: EventBlob) => {
    const { rows } = await office.sql.query<{ tries: number }>('select tries from blob where sha256 = $1', [sha256]);
    return rows[0]?.tries ?? 0;
  };

  it('go up two hops behind the event that names them, and are what they were', async () => {
    const { county, city, province } = offices;
    const blob = county.files.upload(3 * megabyte);
    const event = await county.submit(anEvent(route, { blobs: [blob] }));
    await arrives(blob, city, province);
    expect(province.received.find(({ id }) => id === event.id)?.blobs).toEqual([blob]);
  });

  it('come down again', async () => {
    const { county, city, province } = offices;
    const first = await county.submit(anEvent(route));
    await waitUntil(() => province.applied(first.rootCaseId).length === 1);
    const blob = province.files.upload(100, '批复.pdf');
    await province.submit(anEvent(route, { rootCaseId: first.rootCaseId, blobs: [blob] }));
    await arrives(blob, city, county);
  });

  it('go on where they stood when the link was cut and the relay started anew', async () => {
    const { county, city, province, brokers } = offices;
    const blob = county.files.upload(8 * megabyte);
    const whole = county.files.read(blob.sha256);
    await county.submit(anEvent(route, { blobs: [blob] }));
    await waitUntil(() => city.files.received(blob.sha256) > 0);
    await brokers.city.kill();
    await waitUntil(async () => (await city.link(county.iid)).state === 'down');
    await city.stop();
    const stood = city.files.received(blob.sha256);
    expect(stood).toBeGreaterThan(0);
    expect(stood).toBeLessThan(blob.size);
    county.files.put(blob, Buffer.concat([Buffer.alloc(stood), whole.subarray(stood)]));
    await brokers.city.start();
    await city.start();
    await arrives(blob, city, province);
    await offices.connected();
  });

  it('that are not what the event named are thrown away and asked for again', async () => {
    const { county, city, province } = offices;
    const blob = county.files.upload(megabyte);
    const whole = county.files.read(blob.sha256);
    county.files.put(blob, Buffer.concat([Buffer.from('伪造'), whole.subarray(6)]));
    await county.submit(anEvent(route, { blobs: [blob] }));
    await waitUntil(async () => (await triesAt(city, blob)) > 0);
    expect(city.files.has(blob.sha256)).toBe(false);
    county.files.put(blob, whole);
    await arrives(blob, city, province);
  });

  it('are had back from a neighbour by an office that lost them, the one that they came from too', async () => {
    const { county, city, province } = offices;
    const blob = county.files.upload(1_000);
    await county.submit(anEvent(route, { blobs: [blob] }));
    await arrives(blob, city, province);
    const isKept = async () =>
      (await county.sql.query('select from blob where sha256 = $1 and state = $2', [blob.sha256, 'kept'])).rowCount ===
      1;
    await county.stop();
    await county.start();
    await waitUntil(isKept);
    for (const office of [county, province]) {
      await office.stop();
      office.files.lose(blob.sha256);
      await office.start();
    }
    await arrives(blob, county, province);
  });

  it('are kept from a neighbour that is no part of their matter, whatever it names', async () => {
    const { county, city, province, brokers } = offices;
    const secret = city.files.upload(500);
    const own = city.files.upload(600);
    await city.submit(anEvent([city.iid, province.iid], { blobs: [secret] }));
    await city.submit(anEvent([city.iid, county.iid], { blobs: [own] }));
    const bait = await county.submit(anEvent([county.iid, city.iid], { blobs: [secret] }));
    await waitUntil(() => city.applied(bait.rootCaseId).length === 1);
    await arrives(own, county);
    await county.stop();
    const { toParent, toChild } = linkSubjects(county.iid);
    const { url, seeds } = brokers.city;
    const inboxPrefix = `_INBOX_${county.iid}`;
    const link = { peer: city.iid, url, seed: seeds.child, inboxPrefix, askOn: toParent, answerOn: toChild };
    const spy = new NatsTransport([link], () => undefined);
    const isUp = new Promise<void>((resolve) =>
      spy.serve(
        () => new Promise(() => {}),
        (_peer, isConnected) => isConnected && resolve(),
      ),
    );
    await isUp;
    const ask = async ({ sha256 }: EventBlob): Promise<Reply> => {
      const question = { verb: 'blob' as const, sha256, offset: 0, length: 1_000 };
      return (await spy.ask(city.iid, { id: randomUUID(), session: 'spy', question }, { timeoutMs: 5_000 })).reply;
    };
    expect(await ask(own)).toMatchObject({ kind: 'part', size: 600 });
    expect(await ask(secret)).toEqual({ kind: 'absent' });
    await spy.close();
    await county.start();
  });
});
