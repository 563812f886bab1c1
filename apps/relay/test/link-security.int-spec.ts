import { connect, type NatsConnection, nkeyAuthenticator } from '@nats-io/transport-node';
import { sm2Offices, testOffices, waitUntil } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { linkSubjects } from '../src/link-broker/link-subjects.js';
import { NatsTransport } from '../src/link-broker/nats-transport.js';
import { genesis, nextChain } from '../src/protocol/chain.js';
import { encodeEvent, type EventFacts } from '../src/protocol/event.js';
import { signDetached } from '../src/protocol/jws.js';
import type { LinkRequest, Place, Reply, WireEvent } from '../src/protocol/messages.js';
import { anEvent } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const { county, city, province } = testOffices;

function connectAs(url: string, seed: string, inbox: string): Promise<NatsConnection> {
  return connect({
    servers: [url],
    authenticator: nkeyAuthenticator(Buffer.from(seed)),
    inboxPrefix: `_INBOX_${inbox}`,
    reconnect: false,
  });
}

/** Resolves with the broker's objection to what a connection just did; `null` where it had none. */
async function objection(connection: NatsConnection, act: () => void): Promise<string | null> {
  let heard: string | null = null;
  const listening = (async () => {
    for await (const status of connection.status()) {
      if (status.type === 'error' && /permissions violation/i.test(String(status.error))) heard = String(status.error);
    }
  })();
  act();
  await connection.flush().catch(() => undefined);
  await connection.flush().catch(() => undefined);
  await connection.close();
  await listening;
  return heard;
}

describe('a child at its parent’s link broker', () => {
  let offices: ThreeOffices;
  const own = linkSubjects(county.iid);
  const asChild = () => connectAs(offices.brokers.city.url, offices.brokers.city.seeds.child, county.iid);

  beforeAll(async () => {
    offices = await ThreeOffices.open();
  });

  afterAll(async () => {
    await offices.close();
  });

  it.each([
    own.toChild,
    'link.v1.x610302.parent',
    'link.v1.x610302.child',
    '_INBOX_c610300.x',
    '$SYS.REQ.SERVER.PING',
    'anything',
  ])('may not publish to %s', async (subject) => {
    const connection = await asChild();
    await expect(objection(connection, () => connection.publish(subject, 'x'))).resolves.toMatch(/publish/i);
  });

  it.each([own.toParent, 'link.v1.*.child', 'link.v1.x610302.child', '_INBOX_c610300.>', '_INBOX.>', '$SYS.>', '>'])(
    'may not subscribe to %s',
    async (subject) => {
      const connection = await asChild();
      await expect(objection(connection, () => connection.subscribe(subject))).resolves.toMatch(/subscription/i);
    },
  );

  it('may ask its parent, and is let in by its key only', async () => {
    const connection = await asChild();
    await expect(objection(connection, () => connection.publish(own.toParent, 'x'))).resolves.toBeNull();
    await expect(connect({ servers: [offices.brokers.city.url], reconnect: false })).rejects.toThrow(/authorization/i);
  });

  it('does not reach a sibling, whatever the sibling listens to', async () => {
    const { url, siblings } = offices.brokers.province;
    const [cityKeys, siblingKeys] = siblings;
    const sibling = await connectAs(url, siblingKeys?.seed ?? '', siblingKeys?.iid ?? '');
    const heard: string[] = [];
    for (const subject of [linkSubjects(siblingKeys?.iid ?? '').toChild, `_INBOX_${siblingKeys?.iid}.>`]) {
      sibling.subscribe(subject, { callback: (_error, message) => void heard.push(message.subject) });
    }
    await sibling.flush();
    const rogue = await connectAs(url, cityKeys?.seed ?? '', city.iid);
    const ask = linkSubjects(city.iid).toParent;
    await objection(rogue, () => rogue.publish(ask, 'x', { reply: `_INBOX_${siblingKeys?.iid}.reply` }));
    await sibling.flush();
    await sibling.close();
    expect(heard).toEqual([]);
  });
});

/** A county that answers its city's pulls with whatever it likes. */
class RogueCounty {
  private readonly session = randomUUID();
  private readonly transport: NatsTransport;

  constructor(
    { url, seeds }: { url: string; seeds: { child: string } },
    private readonly events: WireEvent[],
  ) {
    const { toParent, toChild } = linkSubjects(county.iid);
    const inboxPrefix = `_INBOX_${county.iid}`;
    const route = { peer: city.iid, url, seed: seeds.child, inboxPrefix, askOn: toParent, answerOn: toChild };
    this.transport = new NatsTransport([route], () => undefined);
    this.transport.serve(
      async (_peer, request) => ({ id: request.id, session: this.session, reply: this.reply(request) }),
      (_peer, isConnected) => void (isConnected && this.greet().catch(() => undefined)),
    );
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  private reply({ question }: LinkRequest): Reply {
    switch (question.verb) {
      case 'hello':
        return { kind: 'hello', version: 1, place: { epoch: 1, after: 0, chain: genesis }, directory: 0 };
      case 'pull':
        return this.batch(question.place);
      case 'replay':
      case 'cards':
        return { kind: 'busy' };
      case 'blob':
      case 'watch':
      case 'reach':
      case 'attest':
        return { kind: 'absent' };
    }
  }

  private batch(place: Place): Reply {
    const events = this.events.splice(0);
    return {
      kind: 'batch',
      epoch: place.epoch,
      after: place.after,
      events,
      chain: events.reduce(nextChain, place.chain),
      directory: 0,
    };
  }

  private async greet(): Promise<void> {
    const place = { epoch: 1, after: 0, chain: genesis };
    await this.transport.ask(
      city.iid,
      { id: '1', session: this.session, question: { verb: 'hello', versions: [1], place } },
      { timeoutMs: 5_000 },
    );
  }
}

describe('a county that lies', () => {
  const route = [county.iid, city.iid, province.iid];

  function signedBy(key: typeof county.privateKey, author: string, change: Partial<EventFacts> = {}): WireEvent {
    const facts = { ...anEvent(route), author, iseq: 1, prev: null, ...change };
    const body = encodeEvent(facts);
    return { id: facts.id, body, jws: signDetached(body, key) };
  }

  it('has forged, altered and misaddressed events refused, and its true ones carried on', async () => {
    const offices = await ThreeOffices.open();
    await offices.county.stop();
    const rootCaseId = randomUUID();
    const true1 = signedBy(county.privateKey, county.iid, { rootCaseId });
    const altered = signedBy(county.privateKey, county.iid, { rootCaseId, iseq: 2 });
    const events = [
      signedBy(province.privateKey, province.iid),
      signedBy(county.privateKey, city.iid),
      { ...altered, body: altered.body.replace('饮水机', '饮酒机') },
      signedBy(city.privateKey, county.iid),
      signedBy(county.privateKey, county.iid, { route: `${city.iid}.${province.iid}` }),
      { id: randomUUID(), body: '不是 JSON\u0000', jws: 'x' },
      signedBy(county.privateKey, county.iid, { data: { text: 'x'.repeat(330_000) } }),
      signedBy(county.privateKey, county.iid, { route: Array.from({ length: 600 }, () => county.iid).join('.') }),
      true1,
      signedBy(county.privateKey, county.iid, { route: county.iid }),
    ];
    const rogue = new RogueCounty(offices.brokers.city, events);
    await waitUntil(() => offices.province.applied(rootCaseId).length === 1);
    const rejected = await offices.city.sql.query<{ reason: string }>('select reason from rejected_event order by id');
    expect(rejected.rows.map(({ reason }) => reason)).toEqual([
      'wrong_side',
      'wrong_side',
      'signature',
      'signature',
      'author_not_on_route',
      'malformed',
      'malformed',
      'malformed',
    ]);
    expect(
      offices.city.received.filter((event) => event.author === county.iid && event.rootCaseId !== rootCaseId),
    ).toEqual([]);
    expect(offices.province.applied(rootCaseId)).toEqual([true1.id]);
    await rogue.close();
    await offices.close();
  });

  it('has a matter parked in which it gave one number to two events', async () => {
    const offices = await ThreeOffices.open();
    await offices.county.stop();
    const rootCaseId = randomUUID();
    const twins = [
      signedBy(county.privateKey, county.iid, { rootCaseId }),
      signedBy(county.privateKey, county.iid, { rootCaseId }),
    ];
    const rogue = new RogueCounty(offices.brokers.city, [
      ...twins,
      signedBy(county.privateKey, county.iid, { rootCaseId, iseq: 2 }),
    ]);
    await waitUntil(async () => (await offices.city.link(county.iid)).parked === 1);
    await waitUntil(async () => (await offices.province.link(city.iid)).parked === 1);
    expect(offices.province.applied(rootCaseId).length).toBeLessThan(2);
    await rogue.close();
    await offices.close();
  });
});

describe('a county that floods', () => {
  it('is let ask no more than a link needs, while the city’s other link works on', async () => {
    const offices = await ThreeOffices.open();
    await offices.county.stop();
    const { url, seeds } = offices.brokers.city;
    const rogue = await connectAs(url, seeds.child, county.iid);
    expect(() => rogue.publish(linkSubjects(county.iid).toParent, 'x'.repeat(1024 * 1024 + 1))).toThrow(/payload/i);
    const place = { epoch: 1, after: 0, chain: genesis };
    const hello = JSON.stringify({ id: '1', session: 's', question: { verb: 'hello', versions: [1], place } });
    let answers = 0;
    const inbox = `_INBOX_${county.iid}.flood`;
    rogue.subscribe(`${inbox}.*`, { callback: () => void (answers += 1) });
    const questions = 1_500;
    for (let asked = 0; asked < questions; asked += 1)
      rogue.publish(linkSubjects(county.iid).toParent, hello, { reply: `${inbox}.${asked}` });
    const meanwhile = await offices.province.submit(anEvent([province.iid, city.iid]));
    await waitUntil(() => offices.city.applied(meanwhile.rootCaseId).length === 1);
    const isAnswered = () =>
      rogue.request(linkSubjects(county.iid).toParent, hello, { timeout: 1_000 }).then(
        () => true,
        () => false,
      );
    await waitUntil(isAnswered, { what: 'the city answers it again' });
    expect(answers).toBeLessThan(questions / 2);
    await rogue.close();
    await offices.county.start();
    const after = await offices.county.submit(anEvent([county.iid, city.iid]));
    await waitUntil(() => offices.city.applied(after.rootCaseId).length === 1, { deadlineMs: 30_000 });
    await offices.close();
  });
});

describe('a county that signs with SM2 below offices that sign with Ed25519', () => {
  const own = sm2Offices.county;
  const up = [own.iid, city.iid, province.iid];

  it('has its events applied up to the province, and applies theirs', async () => {
    const offices = await ThreeOffices.open(sm2Offices);
    const raised = await offices.county.submit(anEvent(up));
    const sent = await offices.city.submit(anEvent([city.iid, own.iid]));
    const passed = await offices.province.submit(anEvent([...up].reverse()));
    await waitUntil(() => offices.city.applied(raised.rootCaseId).length === 1);
    await waitUntil(() => offices.province.applied(raised.rootCaseId).length === 1);
    await waitUntil(() => offices.county.applied(sent.rootCaseId).length === 1);
    await waitUntil(() => offices.county.applied(passed.rootCaseId).length === 1);
    const { rows } = await offices.province.sql.query<{ jws: string }>('select jws from event where id = $1', [
      raised.id,
    ]);
    expect(Buffer.from(rows[0]?.jws.split('.')[0] ?? '', 'base64url').toString()).toContain('"SGD_SM3_SM2"');
    await offices.close();
  });

  it('has an event that was altered on its way refused and kept, and the next one carried on', async () => {
    const offices = await ThreeOffices.open(sm2Offices);
    await offices.county.stop();
    const signed = (): WireEvent => {
      const facts = { ...anEvent(up), author: own.iid, iseq: 1, prev: null };
      const body = encodeEvent(facts);
      return { id: facts.id, body, jws: signDetached(body, own.privateKey) };
    };
    const [altered, untouched] = [signed(), signed()];
    const rogue = new RogueCounty(offices.brokers.city, [
      { ...altered, body: altered.body.replace('饮水机', '饮酒机') },
      untouched,
    ]);
    const applied = () => offices.province.received.map(({ id }) => id);
    await waitUntil(() => applied().includes(untouched.id));
    const rejected = await offices.city.sql.query<{ reason: string }>('select reason from rejected_event');
    expect(rejected.rows).toEqual([{ reason: 'signature' }]);
    expect(applied()).not.toContain(altered.id);
    await rogue.close();
    await offices.close();
  });
});
