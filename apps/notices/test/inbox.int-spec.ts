import {
  countUnreadNotices,
  listNotices,
  listNoticesSince,
  markNoticesRead,
  rebuildNotices,
  setMute,
  setWatch,
  getWatch,
  visitor,
} from '@qsl/contracts';
import { callBy } from '@qsl/testing';
import { randomUUIDv7 } from 'node:crypto';
import { as, staffIds, startNotices, type NoticesHarness } from './notices.harness.js';

const somebody = (): string => randomUUIDv7();

describe('the notices of a person', () => {
  let notices: NoticesHarness;

  beforeAll(async () => {
    notices = await startNotices();
  });

  afterAll(() => notices.close());

  describe('are read', () => {
    it('page by page, newest first, all or the unread ones', async () => {
      const author = somebody();
      const start = Date.now() - 5_000;
      for (let one = 1; one <= 5; one++) {
        const at = new Date(start + one * 1_000).toISOString();
        await notices.announce({ text: `第${one}件。`, at, to: { persons: [author] } });
      }
      const all = await notices.inboxOf(author, 5);
      const seen = [];
      let cursor: string | null = null;
      do {
        const query = { limit: 2, ...(cursor === null ? {} : { cursor }) };
        const page: { items: unknown[]; nextCursor: string | null } = await notices.bus.call(
          listNotices,
          query,
          as(author),
        );
        seen.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual(all);
      expect(all.map(({ text }) => text)).toEqual(['第5件。', '第4件。', '第3件。', '第2件。', '第1件。']);
      await notices.bus.call(markNoticesRead, { ids: [all[0]?.id ?? ''] }, as(author));
      expect(await notices.inbox(author, { unread: true })).toHaveLength(4);
      expect(await notices.inbox(author, { unread: false })).toHaveLength(1);
    });

    it('up to a sequence, and what comes later stays unread', async () => {
      const author = somebody();
      await notices.announce({ to: { persons: [author] } });
      const [first] = await notices.inboxOf(author, 1);
      await notices.announce({ to: { persons: [author] } });
      await notices.inboxOf(author, 2);
      await expect(notices.bus.call(markNoticesRead, { upTo: first?.sequence ?? 0 }, as(author))).resolves.toEqual({
        count: 1,
      });
      await expect(notices.bus.call(countUnreadNotices, {}, as(author))).resolves.toEqual({ count: 1 });
    });

    it('after a cut from the last sequence on', async () => {
      const author = somebody();
      const start = await notices.bus.call(listNoticesSince, {}, as(author));
      expect(start).toEqual({ items: [], sequence: 0 });
      await notices.announce({ text: '第一件。', to: { persons: [author] } });
      await notices.announce({ text: '第二件。', to: { persons: [author] } });
      await notices.inboxOf(author, 2);
      const news = await notices.bus.call(listNoticesSince, { sequence: start.sequence }, as(author));
      expect(news.items.map(({ text }) => text)).toEqual(['第一件。', '第二件。']);
      expect(news.sequence).toBe(news.items[1]?.sequence);
      const after = await notices.bus.call(listNoticesSince, { sequence: news.items[0]?.sequence ?? 0 }, as(author));
      expect(after.items.map(({ text }) => text)).toEqual(['第二件。']);
    });
  });

  describe('are nobody else’s', () => {
    const matter = { kind: 'topic', id: staffIds[0] ?? '' } as const;

    it('and visitors have none', async () => {
      const anybody = callBy(visitor);
      const refused = { kind: 'unauthenticated' };
      await expect(notices.bus.call(listNotices, {}, anybody)).rejects.toMatchObject(refused);
      await expect(notices.bus.call(countUnreadNotices, {}, anybody)).rejects.toMatchObject(refused);
      await expect(notices.bus.call(listNoticesSince, {}, anybody)).rejects.toMatchObject(refused);
      await expect(notices.bus.call(markNoticesRead, { upTo: 1 }, anybody)).rejects.toMatchObject(refused);
      await expect(notices.bus.call(setWatch, { ...matter, watching: true }, anybody)).rejects.toMatchObject(refused);
      await expect(notices.bus.call(setMute, { ...matter, muted: true }, anybody)).rejects.toMatchObject(refused);
      await expect(notices.bus.call(getWatch, matter, anybody)).rejects.toMatchObject(refused);
    });

    it('to list or to mark', async () => {
      const [author, other] = [somebody(), somebody()];
      await notices.announce({ to: { persons: [author] } });
      const [mine] = await notices.inboxOf(author, 1);
      expect(await notices.inbox(other)).toEqual([]);
      await notices.bus.call(markNoticesRead, { ids: [mine?.id ?? ''] }, as(other));
      await notices.bus.call(markNoticesRead, { upTo: mine?.sequence ?? 0 }, as(other));
      expect(await notices.inbox(author)).toMatchObject([{ unread: true }]);
    });

    it('and only administrators may have them made again', async () => {
      for (const role of ['citizen', 'staff', 'leader'] as const) {
        const call = { ...as(somebody()) };
        call.actor = { ...call.actor, roles: [role] };
        await expect(notices.bus.call(rebuildNotices, {}, call)).rejects.toMatchObject({ kind: 'forbidden' });
      }
    });
  });

  it('name field and rule of bad input', async () => {
    const author = as(somebody());
    const both = { ids: [somebody()], upTo: 1 };
    for (const body of [{}, both]) {
      await expect(notices.bus.call(markNoticesRead, body, author)).rejects.toMatchObject({
        kind: 'invalid',
        details: { errors: [{ field: 'ids', rule: 'idsOrUpTo' }] },
      });
    }
    await expect(notices.bus.call(setWatch, { kind: 'topic', id: '17', watching: true }, author)).rejects.toMatchObject(
      { kind: 'invalid', details: { errors: [{ field: 'id', rule: 'isUuid' }] } },
    );
    await expect(notices.bus.call(listNotices, { cursor: 'made up' }, author)).rejects.toMatchObject({
      kind: 'invalid',
    });
  });
});
