import { jetstreamManager } from '@nats-io/jetstream';
import {
  countUnreadNotices,
  markNoticesRead,
  noticesPushed,
  rebuildNotices,
  setMute,
  setWatch,
  type AnnouncedMatter as Matter,
  type Call,
  type NoticeView,
} from '@qsl/contracts';
import { eventStreamName } from '@qsl/messaging';
import { actor, callBy, waitUntil } from '@qsl/testing';
import { randomUUIDv7 } from 'node:crypto';
import { as, anAnnouncement, staffIds, startNotices, type NoticesHarness } from './notices.harness.js';

const admin: Call = callBy(actor({ roles: ['admin'], level: 'L3' }));

/** All that people see; where live events go on moves with every making. */
const seen = (items: NoticeView[]) => items.map(({ sequence: _, ...view }) => view);

describe('the notices', () => {
  let notices: NoticesHarness;

  beforeEach(async () => {
    notices = await startNotices();
  });

  afterEach(() => notices.close());

  const consumers = async (): Promise<string[]> => {
    const { consumers: all } = await jetstreamManager(notices.bus.connection);
    return (await all.list(eventStreamName).next()).map(({ name }) => name);
  };

  /** A mixed history of two people and an office. */
  async function history(author: string, watcher: string): Promise<void> {
    const matters = [1, 2, 3].map(() => anAnnouncement().matter);
    const [first, second, third] = matters as [Matter, Matter, Matter];
    const to = { persons: [author], roles: ['staff' as const], watchers: true };
    await notices.bus.call(setWatch, { ...first, watching: true }, as(watcher));
    for (const matter of matters) await notices.announce({ matter, to, text: '第一件。' });
    await notices.inboxOf(author, 3);
    await notices.bus.call(setWatch, { ...second, watching: true }, as(watcher));
    await notices.bus.call(setMute, { ...third, muted: true }, as(author));
    for (const matter of matters) await notices.announce({ matter, to, text: '第二件。', by: staffIds[0] ?? null });
    await notices.announce({
      matter: first,
      to,
      text: '昨天的。',
      at: new Date(Date.now() - 86_400_000).toISOString(),
    });
    await notices.inboxOf(watcher, 2);
    await notices.bus.call(setWatch, { ...first, watching: false }, as(watcher));
    await notices.bus.call(setMute, { ...third, muted: false }, as(author));
    const [latest] = await notices.inboxOf(author, 4);
    await notices.bus.call(markNoticesRead, { ids: [latest?.id ?? ''] }, as(author));
  }

  const everything = async (people: string[]) => Promise.all(people.map(async (id) => seen(await notices.inbox(id))));

  it('made again are exactly the same, with all that people have read, watched and muted', async () => {
    const [author, watcher] = [randomUUIDv7(), randomUUIDv7()];
    await history(author, watcher);
    const people = [author, watcher, ...staffIds];
    const before = await everything(people);
    expect(before.map(({ length }) => length)).toEqual([4, 2, 4, 4]);
    const unread = await notices.bus.call(countUnreadNotices, {}, as(author));
    expect(unread).toEqual({ count: 3 });
    for (let time = 1; time <= 2; time++) {
      await notices.bus.call(rebuildNotices, {}, admin);
      await waitUntil(async () => JSON.stringify(await everything(people)) === JSON.stringify(before));
      await expect(notices.bus.call(countUnreadNotices, {}, as(author))).resolves.toEqual(unread);
    }
    expect(await consumers()).toEqual(['notices-3']);
    const next = await notices.announce({ to: { persons: [author] } });
    expect(await notices.inboxOf(author, 5)).toMatchObject([{ matter: next.matter, unread: true }, {}, {}, {}, {}]);
  });

  it('are made again for whoever asks with an idempotency key, as often as is asked', async () => {
    const author = randomUUIDv7();
    await notices.announce({ to: { persons: [author] } });
    const [made] = await notices.inboxOf(author, 1);
    for (let time = 1; time <= 10; time++) {
      await notices.bus.call(rebuildNotices, {}, { ...admin, idempotencyKey: 'again' });
      await waitUntil(async () => (await notices.inbox(author)).some(({ sequence }) => sequence === time + 1));
    }
    expect(await consumers()).toEqual(['notices-11']);
    expect(seen(await notices.inbox(author))).toEqual(seen(made ? [made] : []));
  });

  it('are made again after a crash between the commit and the reading', async () => {
    const author = randomUUIDv7();
    for (let one = 0; one < 5; one++) await notices.announce({ to: { persons: [author] } });
    const before = seen(await notices.inboxOf(author, 5));
    const em = notices.orm.em.fork();
    await em.execute('update projection_state set generation = generation + 1');
    await em.execute('delete from notice');
    await em.execute('delete from inbox_message');
    await notices.restart();
    expect(seen(await notices.inboxOf(author, 5))).toEqual(before);
    expect(await consumers()).toEqual(['notices-2']);
  });

  it('lose and double nothing when the service ends in the middle', async () => {
    const author = randomUUIDv7();
    const announced = Array.from({ length: 120 }, () => notices.announce({ to: { persons: [author] } }));
    await waitUntil(async () => (await notices.bus.call(countUnreadNotices, {}, as(author))).count > 5);
    await notices.restart();
    await Promise.all(announced);
    await waitUntil(async () => (await notices.bus.call(countUnreadNotices, {}, as(author))).count === 120);
    const rows = await notices.orm.em.fork().execute<{ count: number }[]>('select distinct count from notice');
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('go on after the broker was cut off and came back', async () => {
    const author = randomUUIDv7();
    await notices.announce({ to: { persons: [author] } });
    await notices.inboxOf(author, 1);
    await notices.nats.kill();
    await notices.nats.restart();
    await waitUntil(() => notices.announce({ to: { persons: [author] } }));
    await waitUntil(async () => (await notices.inbox(author)).length >= 2);
  });

  it('of several replicas are numbered in the order of their commits, one per matter and day', async () => {
    const replica = await notices.startReplica();
    try {
      const author = randomUUIDv7();
      const { matter } = anAnnouncement();
      const to = { persons: [author] };
      await Promise.all(Array.from({ length: 40 }, () => notices.announce({ to })));
      await Promise.all(Array.from({ length: 40 }, () => notices.announce({ to, matter })));
      const items = await waitUntil(async () => {
        const found = await notices.inbox(author, { limit: 100 });
        return found.reduce((sum, { count }) => sum + count, 0) === 80 && found;
      });
      expect(items).toHaveLength(41);
      expect(new Set(items.map(({ sequence }) => sequence)).size).toBe(41);
      await notices.bus.call(rebuildNotices, {}, admin);
      await waitUntil(
        async () => (await notices.inbox(author, { limit: 100 })).reduce((sum, { count }) => sum + count, 0) === 80,
      );
    } finally {
      await replica.close();
    }
  });

  it('are hinted at when they are committed: today’s, not those of another day', async () => {
    const [author, other] = [randomUUIDv7(), randomUUIDv7()];
    let hints = 0;
    const stop = notices.bus.onHint(noticesPushed(author), () => hints++);
    await notices.bus.connection.flush();
    await notices.announce({ to: { persons: [author] }, at: '2026-01-05T02:00:00.000Z' });
    await notices.announce({ to: { persons: [other] } });
    await notices.announce({ to: { persons: [author] } });
    await waitUntil(() => hints > 0);
    expect(hints).toBe(1);
    expect(await notices.inbox(author)).toHaveLength(2);
    stop();
  });
});
