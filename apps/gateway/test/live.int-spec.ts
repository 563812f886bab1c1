import { DomainError, listNoticesSince, noticesPushed, resolveSession, type NoticeView } from '@qsl/contracts';
import { connectBus, type Bus } from '@qsl/messaging';
import { waitUntil } from '@qsl/testing';
import { EventReader } from './event-reader.js';
import { person, token } from './fake-services.js';
import { startGateway, type RunningGateway } from './running-gateway.js';

const away = new DomainError('unavailable', 'service.unavailable', { zh: '服务暂时不可用。', en: 'Away.' });

const aNotice = (sequence: number): NoticeView => ({
  id: `0190f3a0-0000-7000-8000-${String(sequence).padStart(12, '0')}`,
  matter: { kind: 'topic', id: '0190f3a0-0000-7000-8000-0000000000aa' },
  reason: 'mine',
  title: '小区直饮水机监管',
  text: '议题已公布。\n欢迎附议。',
  portalPath: '/topics/1',
  deskPath: null,
  at: '2026-11-25T08:00:00.000Z',
  count: 1,
  unread: true,
  sequence,
});

describe('live events', () => {
  let gateway: RunningGateway;
  let bus: Bus;
  let notices: NoticeView[];

  const start = async (settings: Record<string, string> = {}): Promise<void> => {
    notices = [];
    gateway = await startGateway(settings);
    bus = await connectBus(gateway.nats.url);
    gateway.services.answer(listNoticesSince, ({ sequence }) => ({
      items: sequence === undefined ? [] : notices.filter((notice) => notice.sequence > Number(sequence)),
      sequence: notices.at(-1)?.sequence ?? 0,
    }));
  };
  afterEach(async () => {
    await bus.close();
    await gateway.close();
  });

  const tell = (...sequences: number[]): void => {
    notices.push(...sequences.map(aNotice));
    bus.hint(noticesPushed(person.id));
  };
  const follow = (headers: Record<string, string> = {}) => gateway.ask('/api/v1/events', { headers });
  const opened = async (headers: Record<string, string> = {}): Promise<EventReader> => {
    const reader = new EventReader(await follow(headers));
    expect(await reader.next()).toMatchObject({ data: '' });
    return reader;
  };
  const statusOf = async (): Promise<number> => {
    const response = await follow();
    await response.body?.cancel();
    return response.status;
  };
  const problemOf = async (response: Response): Promise<string> => ((await response.json()) as { type: string }).type;

  it('are for people who have signed in', async () => {
    await start();
    const response = await gateway.ask('/api/v1/events', { visitor: true });
    expect(response.status).toBe(401);
  });

  it('come at once, under the sequence to go on from, past proxies that would collect them', async () => {
    await start();
    notices.push(aNotice(7));
    const response = await follow();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(response.headers.get('cache-control')).toContain('no-store');
    const reader = new EventReader(response);
    expect(await reader.next()).toEqual({ id: '7', event: 'message', data: '' });
    tell(8);
    const event = await reader.next();
    expect(event).toMatchObject({ id: '8', event: 'notice' });
    expect(JSON.parse(event?.data ?? '')).toEqual(aNotice(8));
    tell(9, 10);
    expect((await reader.next())?.id).toBe('9');
    expect((await reader.next())?.id).toBe('10');
  });

  it('go on after a cut with what was missed, each once', async () => {
    await start();
    const first = await opened();
    tell(1);
    expect((await first.next())?.id).toBe('1');
    await first.leave();
    notices.push(aNotice(2), aNotice(3));
    const second = await opened({ 'last-event-id': '1' });
    expect((await second.next())?.id).toBe('2');
    expect((await second.next())?.id).toBe('3');
    tell(4);
    expect((await second.next())?.id).toBe('4');
  });

  it('begin now for an id that is none', async () => {
    await start();
    notices.push(aNotice(5));
    const reader = new EventReader(await follow({ 'last-event-id': '5; drop table' }));
    expect((await reader.next())?.id).toBe('5');
  });

  it('come with the next heartbeat where a hint was lost or the service was away', async () => {
    await start({ LIVE_HEARTBEAT_SECONDS: '1' });
    const reader = await opened();
    notices.push(aNotice(1));
    expect((await reader.next())?.id).toBe('1');
    gateway.services.refuse(listNoticesSince, away);
    tell(2);
    const next = reader.next();
    await waitUntil(() => reader.comments > 1);
    gateway.services.answer(listNoticesSince, () => ({ items: [aNotice(2)], sequence: 2 }));
    expect((await next)?.id).toBe('2');
  });

  it('are refused as unavailable while nobody can tell where to begin, and take no place', async () => {
    await start({ LIVE_STREAMS_PER_PERSON: '1' });
    gateway.services.refuse(listNoticesSince, away);
    for (let time = 0; time < 3; time++) expect(await statusOf()).toBe(503);
    gateway.services.answer(listNoticesSince, () => ({ items: [], sequence: 0 }));
    expect(await statusOf()).toBe(200);
  });

  it('are bounded for one person; who leaves makes room', async () => {
    await start({ LIVE_STREAMS_PER_PERSON: '2' });
    const [first] = [await opened(), await opened()];
    const third = await follow();
    expect(third.status).toBe(429);
    expect(third.headers.get('retry-after')).toBe('30');
    expect(await problemOf(third)).toBe('urn:qsl:problem:live.too_many_of_one');
    await first.leave();
    await waitUntil(async () => (await statusOf()) === 200);
  });

  it('are bounded for all together', async () => {
    await start({ LIVE_STREAMS: '1' });
    gateway.services.answer(resolveSession, ({ token: given }) =>
      given === token ? person : { ...person, id: '0190f3a0-0000-7000-8000-000000000002' },
    );
    const reader = await opened();
    const other = await follow({ authorization: 'Bearer a-session-token-of-somebody-else' });
    expect(other.status).toBe(503);
    expect(other.headers.get('retry-after')).toBe('30');
    expect(await problemOf(other)).toBe('urn:qsl:problem:live.too_many');
    await reader.leave();
    await waitUntil(async () => (await statusOf()) === 200);
  });

  it('take no place when only their headers are asked for', async () => {
    await start({ LIVE_STREAMS_PER_PERSON: '1' });
    for (let time = 0; time < 3; time++) {
      await waitUntil(async () => (await gateway.ask('/api/v1/events', { method: 'HEAD' })).status === 200);
    }
  });

  it('end after their time, for the page to show its session again', async () => {
    await start({ LIVE_STREAM_SECONDS: '1', LIVE_STREAMS_PER_PERSON: '1' });
    const reader = await opened();
    expect(await reader.next()).toBeNull();
    await waitUntil(async () => (await statusOf()) === 200);
  });

  it('end when the gateway closes, which they do not hold up', async () => {
    await start();
    const reader = await opened();
    const startedAt = performance.now();
    await gateway.stop();
    expect(await reader.next()).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  });

  it('leave nothing behind on the broker', async () => {
    await start();
    const reader = await opened();
    gateway.services.forget();
    tell(1);
    expect((await reader.next())?.id).toBe('1');
    await reader.leave();
    const asked = () => gateway.services.received.filter(({ subject }) => subject === listNoticesSince.subject).length;
    await waitUntil(async () => {
      const before = asked();
      tell(2);
      await bus.connection.flush();
      await gateway.services.flush();
      return asked() === before;
    });
  });
});
