import {
  addComment,
  answerComment,
  approveComment,
  hideComment,
  listComments,
  listReplies,
  type AddComment,
  type Call,
  type CommentView,
  type ListComments,
} from '@qsl/contracts';
import { waitUntil, testOffices } from '@qsl/testing';
import { anybody, aPerson, close, opened, read, staff, unit } from './consultation.steps.js';
import { TestOffice } from './offices.harness.js';

const missing = '019ab9a0-0000-7000-8000-00000000dead';

describe('comments', () => {
  let city: TestOffice;
  let id: string;

  beforeAll(async () => {
    city = await TestOffice.start(testOffices.city);
  });

  beforeEach(async () => {
    id = (await opened(city)).id;
  });

  afterAll(() => city.close());

  const say = (overrides: Partial<AddComment> = {}, call: Call = aPerson()): Promise<CommentView> =>
    city.bus.call(addComment, { id, type: 'info', text: '我们小区的水机半年没有换过滤芯。', ...overrides }, call);
  const list = (query: Partial<ListComments> = {}, call: Call = anybody) =>
    city.bus.call(listComments, { id, ...query }, call);
  const replies = (commentId: string, query = {}) => city.bus.call(listReplies, { id, commentId, ...query }, anybody);
  const answer = (commentId: string, call = unit, unitName?: string) =>
    city.bus.call(answerComment, { id, commentId, text: '直饮水机由卫生健康部门监督，街道巡查。', unitName }, call);
  const noticesTo = (author: Call) =>
    waitUntil(() => {
      const found = city.announced.filter(({ to }) => to.persons?.includes(author.actor.personId ?? ''));
      return found.length > 0 && found;
    });

  it('are shown at once where the name is confirmed, without personal data', async () => {
    const said = await say({ text: '我是王秀兰，请致电13912345678。' });
    expect(said).toMatchObject({
      text: '我是王某某，请致电［手机号］。',
      author: '王先生/女士',
      mine: true,
      depth: 0,
      isPending: false,
      hidden: null,
      replyCount: 0,
    });
    expect((await list()).items).toMatchObject([{ root: { id: said.id, mine: false }, answer: null, replies: [] }]);
  });

  it('wait for a moderator where only the phone is confirmed', async () => {
    const author = aPerson({ level: 'L1', name: null });
    const said = await say({}, author);
    expect(said).toMatchObject({ isPending: true, author: '群众' });
    expect((await list()).items).toEqual([]);
    expect((await list({}, author)).items).toMatchObject([{ root: { id: said.id, isPending: true, mine: true } }]);
    expect((await list({ order: 'pending' }, staff)).items).toMatchObject([{ root: { id: said.id } }]);
    await expect(list({ order: 'pending' }, author)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await read(city, id)).toMatchObject({ toModerate: 1 });
    await expect(city.bus.call(approveComment, { id, commentId: said.id }, author)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(say({ parentId: said.id })).rejects.toMatchObject({ kind: 'conflict', reason: 'comment.wrong_state' });
    expect(await city.bus.call(approveComment, { id, commentId: said.id }, staff)).toMatchObject({ isPending: false });
    expect((await list()).items).toHaveLength(1);
    expect(await noticesTo(author)).toMatchObject([{ type: 'consultations.comment.approved' }]);
    await expect(city.bus.call(approveComment, { id, commentId: said.id }, staff)).rejects.toMatchObject({
      kind: 'conflict',
    });
  });

  it('answer one another three levels deep, then side by side', async () => {
    const levels = [await say()];
    for (let count = 0; count < 4; count++) levels.push(await say({ parentId: levels.at(-1)?.id }));
    expect(levels.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 3]);
    const [thread] = (await list()).items;
    expect(thread?.root.replyCount).toBe(4);
    expect(thread?.replies.map((reply) => reply.id)).toEqual(levels.slice(1, 4).map((one) => one.id));
    const rootId = levels[0]?.id ?? '';
    const first = await replies(rootId, { limit: 3 });
    const second = await replies(rootId, { limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map((one) => one.id)).toEqual(levels.slice(1).map((one) => one.id));
    await expect(replies(levels[1]?.id ?? '')).rejects.toMatchObject({ kind: 'notFound' });
    await expect(say({ parentId: missing })).rejects.toMatchObject({ kind: 'notFound', reason: 'comment.not_found' });
  });

  it('are read in pages, newest first, by type', async () => {
    const said = [];
    for (const type of ['for', 'against', 'for', 'for'] as const) said.push(await say({ type }));
    const newest = said.map((one) => one.id).reverse();
    const first = await list({ limit: 3 });
    const second = await list({ limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ root }) => root.id)).toEqual(newest);
    expect(second.nextCursor).toBeNull();
    expect((await list({ type: 'against' })).items.map(({ root }) => root.id)).toEqual([said[1]?.id]);
  });

  it('that ask are answered once, in the name of a department, pinned under the question', async () => {
    const author = aPerson();
    const question = await say({ type: 'question', text: '直饮水机到底归哪个部门管？' }, author);
    await say({ parentId: question.id });
    expect((await list({ order: 'unanswered' })).items).toHaveLength(1);
    await expect(answer(question.id, aPerson())).rejects.toMatchObject({ kind: 'forbidden' });
    const given = await Promise.allSettled([answer(question.id), answer(question.id, staff, '市住房和城乡建设局')]);
    expect(given.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(answer(question.id)).rejects.toMatchObject({ kind: 'conflict', reason: 'comment.unanswered' });
    const [thread] = (await list()).items;
    expect(thread).toMatchObject({ root: { replyCount: 1 }, answer: { type: 'official_answer', depth: 1 } });
    expect(['市卫生健康委员会', '市住房和城乡建设局']).toContain(thread?.answer?.author);
    expect(thread?.replies).toHaveLength(1);
    expect((await replies(question.id)).items).toHaveLength(1);
    expect((await list({ order: 'unanswered' })).items).toEqual([]);
    expect(await noticesTo(author)).toMatchObject([{ type: 'consultations.comment.answered' }]);
    const statement = await say();
    await expect(answer(statement.id)).rejects.toMatchObject({ reason: 'comment.is_question' });
  });

  it('keep their place when they are hidden, with the reason and without the text', async () => {
    const said = await say();
    await say({ parentId: said.id });
    const hide = (call = staff) => city.bus.call(hideComment, { id, commentId: said.id, reason: 'off_topic' }, call);
    await expect(hide(unit)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await hide()).toMatchObject({ hidden: 'off_topic', text: '' });
    const [thread] = (await list()).items;
    expect(thread).toMatchObject({ root: { id: said.id, text: '', hidden: 'off_topic', replyCount: 1 } });
    await expect(hide()).rejects.toMatchObject({ kind: 'conflict', reason: 'comment.wrong_state' });
    const unseen = await say({}, aPerson({ level: 'L1' }));
    await city.bus.call(hideComment, { id, commentId: unseen.id, reason: 'spam' }, staff);
    expect((await list()).items).toHaveLength(1);
  });

  it('can be answered again after the answer was hidden', async () => {
    const question = await say({ type: 'question' });
    const first = await answer(question.id);
    await city.bus.call(hideComment, { id, commentId: first.id, reason: 'other' }, staff);
    const second = await answer(question.id);
    expect((await list()).items).toMatchObject([{ answer: { id: second.id } }]);
  });

  it('are written by people who have signed in, while the discussion is open', async () => {
    await expect(say({}, anybody)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(say({ text: '长'.repeat(1001) })).rejects.toMatchObject({ kind: 'invalid' });
    const question = await say({ type: 'question' });
    await close(city, id);
    await expect(say()).rejects.toMatchObject({ kind: 'conflict', reason: 'consultation.wrong_state' });
    expect(await answer(question.id)).toMatchObject({ type: 'official_answer' });
  });
});
