import type { NoticePage, NoticeView, UnreadCount } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { Matter, texts, type ApiClient } from '../src/index.js';
import { startTestTree, type TestTree } from './test-tree.js';

const upward = { reasonCode: 'beyond_authority', reason: '区级没有监管权限，请市级统筹研究。' } as const;

let trees: TestTree;
let matter: Matter;

beforeAll(async () => {
  trees = await startTestTree();
  matter = await Matter.submit(trees.stage, {
    ...texts.waterMachines,
    areaCode: '610303',
    at: 'county',
    by: 'citizen1',
  });
}, 180_000);

afterAll(async () => {
  await trees?.close();
}, 180_000);

const person = (account: string): Promise<ApiClient> => trees.clients.county.as(account);

async function noticesOf(account: string): Promise<NoticeView[]> {
  const { items } = await (await person(account)).get<NoticePage>('/notices?limit=100');
  return items.filter(({ matter: { id } }) => id === matter.receipt.id);
}

const settled = (account: string, isSo: (notices: NoticeView[]) => boolean): Promise<NoticeView[]> =>
  waitUntil(
    async () => {
      const notices = await noticesOf(account);
      return isSo(notices) && notices;
    },
    { deadlineMs: 60_000, what: `notices of ${account}` },
  );

const countOf = (notices: NoticeView[]): number => notices.reduce((sum, { count }) => sum + count, 0);

describe('what people are told of a suggestion', () => {
  it('reaches the queue of the staff when it is submitted', async () => {
    const [notice] = await settled('staff1', (notices) => notices.length > 0);
    expect(notice).toMatchObject({ reason: 'queue', unread: true, title: texts.waterMachines.title });
  });

  it('reaches its author as one notice a day, however much happens', async () => {
    const watcher = await person('citizen2');
    await matter.file('county');
    await watcher.post('/notices/watches', { kind: 'suggestion', id: matter.receipt.id, watching: true });
    await matter.transfer('county', 'city', upward);
    await matter.accept('city');
    const notices = await settled('citizen1', (found) => countOf(found) >= 3);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ reason: 'mine', unread: true, portalPath: `/suggestions/${matter.receipt.id}` });
  });

  it('reaches those who watch it, until they mute it', async () => {
    const before = await settled('citizen2', (notices) => notices.length > 0);
    expect(before).toEqual([expect.objectContaining({ reason: 'watched' })]);
    const watcher = await person('citizen2');
    await watcher.post('/notices/mutes', { kind: 'suggestion', id: matter.receipt.id, muted: true });
    const told = countOf(await noticesOf('citizen1'));
    await matter.progress('city', '市住房和城乡建设局已开始摸底。');
    await settled('citizen1', (notices) => countOf(notices) > told);
    expect(countOf(await noticesOf('citizen2'))).toBe(countOf(before));
  });

  it('is unread until it was read, and unread again when more happens', async () => {
    const author = await person('citizen1');
    const [notice] = await noticesOf('citizen1');
    await expect(author.post<UnreadCount>('/notices/actions/read', { ids: [notice?.id] })).resolves.toEqual({
      count: 0,
    });
    await matter.progress('city', '摸底工作已经完成。');
    await settled('citizen1', (notices) => notices.some(({ unread }) => unread));
  });

  it('is the same after the projection was forgotten and rebuilt from the first event', async () => {
    const facts = async (): Promise<unknown> =>
      (await noticesOf('citizen1')).map(({ id, count, text, unread }) => ({ id, count, text, unread }));
    const before = await facts();
    await (await person('admin1')).post('/notices/actions/rebuild', {});
    await waitUntil(async () => expect(await facts()).toEqual(before) === undefined, { deadlineMs: 100_000 });
  });
});

describe('live events', () => {
  /** Reads server-sent events until one says so. */
  async function hear(
    account: string,
    says: (line: string) => boolean,
    cause: () => Promise<unknown>,
  ): Promise<string> {
    const session = await trees.clients.county.sessionOf(account);
    const stop = new AbortController();
    const { body } = await fetch(`${trees.clients.county.url}/api/v1/events`, {
      headers: { authorization: `Bearer ${session}`, accept: 'text/event-stream' },
      signal: stop.signal,
    });
    if (!body) throw new Error('no stream of events');
    try {
      await cause();
      let text = '';
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        const line = text.split('\n').find(says);
        if (line !== undefined) return line;
      }
      throw new Error('the stream ended');
    } finally {
      stop.abort();
    }
  }

  it('tell an author at once of what happens at another office', async () => {
    const line = await hear(
      'citizen1',
      (candidate) => candidate.startsWith('data:') && candidate.includes(matter.receipt.id),
      () => matter.progress('city', '会商结果已经形成。'),
    );
    expect(line).toContain('会商结果已经形成');
  });

  it('are for people who have signed in', async () => {
    const response = await fetch(`${trees.clients.county.url}/api/v1/events`);
    expect(response.status).toBe(401);
    await response.body?.cancel();
  });
});
