import { markNoticesRead, setMute, setWatch, getWatch, type Announcement } from '@qsl/contracts';
import { schemaDrift, waitUntil } from '@qsl/testing';
import { randomUUIDv7 } from 'node:crypto';
import { Notice } from '../src/notice/notice.entity.js';
import { noticesDatabase } from '../src/notices.database.js';
import {
  as,
  anAnnouncement,
  staffIds,
  startNotices,
  unitId,
  unitMember,
  type NoticesHarness,
} from './notices.harness.js';

const somebody = (): string => randomUUIDv7();

describe('notices', () => {
  let notices: NoticesHarness;

  beforeAll(async () => {
    notices = await startNotices();
  });

  afterAll(() => notices.close());

  it('are kept in exactly the tables that their entities need', async () => {
    await expect(schemaDrift(noticesDatabase)).resolves.toBe('');
  });

  describe('reach', () => {
    it('the persons whose matter it is, whoever has the role, whoever acts for the unit, and whoever watches', async () => {
      const [author, watcher] = [somebody(), somebody()];
      const { matter } = anAnnouncement();
      await notices.bus.call(setWatch, { ...matter, watching: true }, as(watcher));
      const announced = await notices.announce({
        matter,
        deskPath: '/desk/topics/1',
        to: { persons: [author], roles: ['staff'], unitIds: [unitId], watchers: true },
      });
      const [mine] = await notices.inboxOf(author, 1);
      expect(mine).toEqual({
        id: expect.stringMatching(/^[0-9a-f-]{14}5[0-9a-f-]+$/) as string,
        matter,
        reason: 'mine',
        title: announced.title,
        text: announced.text,
        portalPath: '/topics/1',
        deskPath: '/desk/topics/1',
        at: announced.at,
        count: 1,
        unread: true,
        sequence: expect.any(Number) as number,
      });
      for (const id of [...staffIds, unitMember]) {
        expect((await notices.inbox(id, { reason: 'queue' })).map((one) => one.matter)).toContainEqual(matter);
      }
      expect(await notices.inbox(watcher)).toMatchObject([{ matter, reason: 'watched' }]);
    });

    it('each person once, by the strongest reason, and not whoever did it', async () => {
      const [staff, colleague] = staffIds as [string, string];
      const announced = await notices.announce({ to: { persons: [staff], roles: ['staff'] }, by: colleague });
      const about = (items: { matter: { id: string } }[]) =>
        items.filter(({ matter }) => matter.id === announced.matter.id);
      const mine = await waitUntil(async () => {
        const found = about(await notices.inbox(staff));
        return found.length > 0 && found;
      });
      expect(mine).toMatchObject([{ reason: 'mine', count: 1 }]);
      expect(about(await notices.inbox(colleague))).toEqual([]);
    });

    it('nobody through a message that is no announcement, which holds up no other', async () => {
      const author = somebody();
      await notices.store('events.topics.topic.published', 'not json');
      await notices.store(
        'events.topics.topic.published',
        JSON.stringify({ ...anAnnouncement(), phone: '13800138000' }),
      );
      await notices.announce({ to: { persons: [author] } });
      await notices.inboxOf(author, 1);
    });

    it('their persons at once and the queue as soon as identity is back', async () => {
      const author = somebody();
      await notices.stopIdentity();
      const queued = await notices.announce({ to: { unitIds: [unitId] } });
      await notices.announce({ to: { persons: [author] } });
      await notices.inboxOf(author, 1);
      expect((await notices.inbox(unitMember)).map(({ matter }) => matter.id)).not.toContain(queued.matter.id);
      await notices.startIdentity();
      await waitUntil(async () =>
        (await notices.inbox(unitMember)).some(({ matter }) => matter.id === queued.matter.id),
      );
    });
  });

  describe('of one person, matter and day', () => {
    const today = '2026-11-24T02:00:00.000Z';
    const later = '2026-11-24T15:59:59.000Z';
    const tomorrow = '2026-11-24T16:00:00.000Z';

    it('are one, with the latest words, unread again; the next day in Shanghai begins another', async () => {
      const author = somebody();
      const { matter } = anAnnouncement();
      const to = { persons: [author] };
      await notices.announce({ matter, to, at: today, text: '第一件。' });
      const [first] = await notices.inboxOf(author, 1);
      await notices.bus.call(markNoticesRead, { ids: [first?.id ?? ''] }, as(author));
      expect(await notices.inbox(author)).toMatchObject([{ unread: false, count: 1 }]);
      await notices.announce({ matter, to, at: later, text: '第二件。', title: '新标题' });
      const merged = await waitUntil(async () => {
        const [one] = await notices.inbox(author);
        return one?.count === 2 && one;
      });
      expect(merged).toMatchObject({ id: first?.id, text: '第二件。', title: '新标题', at: later, unread: true });
      expect(merged.sequence).toBeGreaterThan(first?.sequence ?? 0);
      await notices.announce({ matter, to, at: tomorrow, text: '第三件。' });
      expect(await notices.inboxOf(author, 2)).toMatchObject([{ text: '第三件。' }, { text: '第二件。' }]);
    });

    it('keep the latest words when an earlier announcement comes late', async () => {
      const author = somebody();
      const { matter } = anAnnouncement();
      const to = { persons: [author] };
      await notices.announce({ matter, to, at: later, text: '后来的。' });
      await notices.announce({ matter, to, at: today, text: '先前的。' });
      await waitUntil(async () => (await notices.inbox(author))[0]?.count === 2);
      expect(await notices.inbox(author)).toMatchObject([{ text: '后来的。', at: later }]);
    });

    it('are one by a constraint of the database', async () => {
      const announcement = anAnnouncement();
      const em = notices.orm.em.fork();
      const twin = (): Notice =>
        Object.assign(Notice.first({ personId: staffIds[0] ?? '', reason: 'mine' }, announcement, 1), {
          id: somebody(),
        });
      await expect(em.persist([twin(), twin()]).flush()).rejects.toThrow(/unique/);
    });

    it('take an announcement once, however often it is delivered', async () => {
      const author = somebody();
      const announced = await notices.announce({ to: { persons: [author] } });
      const subject = `events.${announced.type}`;
      for (let time = 0; time < 3; time++) await notices.store(subject, JSON.stringify(announced));
      await notices.announce({ to: { persons: [author] } });
      expect((await notices.inboxOf(author, 2)).map(({ count }) => count)).toEqual([1, 1]);
    });
  });

  describe('follow what people choose', () => {
    const toWatchers = (matter: Announcement['matter'], text: string) =>
      notices.announce({ matter, text, to: { watchers: true } });

    it('while they watch: not before, not after', async () => {
      const watcher = somebody();
      const { matter } = anAnnouncement();
      const before = new Date(Date.now() - 60_000).toISOString();
      await expect(notices.bus.call(setWatch, { ...matter, watching: true }, as(watcher))).resolves.toEqual({
        watching: true,
        muted: false,
      });
      await notices.announce({ matter, at: before, text: '关注以前。', to: { watchers: true } });
      await toWatchers(matter, '关注期间。');
      expect(await notices.inboxOf(watcher, 1)).toMatchObject([{ text: '关注期间。', count: 1, reason: 'watched' }]);
      await notices.bus.call(setWatch, { ...matter, watching: false }, as(watcher));
      await toWatchers(matter, '取消以后。');
      await notices.announce({ to: { persons: [watcher] } });
      expect((await notices.inboxOf(watcher, 2)).map(({ text }) => text)).not.toContain('取消以后。');
    });

    it('and stay away from who has muted the matter, for whatever reason they would come', async () => {
      const author = somebody();
      const { matter } = anAnnouncement();
      const mute = (muted: boolean) => notices.bus.call(setMute, { ...matter, muted }, as(author));
      await expect(mute(true)).resolves.toEqual({ watching: false, muted: true });
      await expect(mute(true)).resolves.toEqual({ watching: false, muted: true });
      await notices.announce({ matter, text: '免打扰期间。', to: { persons: [author] } });
      await notices.announce({ to: { persons: [author] } });
      await notices.inboxOf(author, 1);
      await mute(false);
      await expect(notices.bus.call(getWatch, matter, as(author))).resolves.toEqual({ watching: false, muted: false });
      await notices.announce({ matter, text: '恢复以后。', to: { persons: [author] } });
      expect(await notices.inboxOf(author, 2)).toMatchObject([{ text: '恢复以后。', count: 1 }, {}]);
    });

    it('once, when the same choice comes twice at a time', async () => {
      const watcher = somebody();
      const { matter } = anAnnouncement();
      const watch = () => notices.bus.call(setWatch, { ...matter, watching: true }, as(watcher));
      await Promise.all([watch(), watch(), watch()]);
      await toWatchers(matter, '只有一条。');
      expect(await notices.inboxOf(watcher, 1)).toMatchObject([{ count: 1 }]);
    });
  });
});
