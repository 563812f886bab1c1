import type {
  ArticleView,
  CaseView,
  ConsultationView,
  OrderPage,
  SuggestionReceipt,
  SuggestionView,
  TopicCallView,
} from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { ApiProblem, type ApiClient, type OfficeClient } from '../src/index.js';
import { makeObjects, type Objects } from './access/objects.js';
import { inDatabase } from './search-database.js';
import { startTestTree, type TestTree } from './test-tree.js';

let trees: TestTree;
let office: OfficeClient;
let objects: Objects;
let staff: ApiClient;

beforeAll(async () => {
  trees = await startTestTree({ only: 'x610303' });
  office = trees.tree.clientOf('x610303');
  objects = await makeObjects(office);
  staff = await office.as('staff1');
}, 180_000);

afterAll(async () => {
  await trees?.close();
}, 60_000);

/** What became of requests that were sent at the same moment: the answers, and the problems of the others. */
async function together<T>(...requests: Promise<T>[]): Promise<{ done: T[]; problems: ApiProblem[] }> {
  const ends = await Promise.allSettled(requests);
  const reasons = ends.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []));
  const unexpected = reasons.find((reason) => !(reason instanceof ApiProblem));
  if (unexpected) throw unexpected;
  return {
    done: ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : [])),
    problems: reasons as ApiProblem[],
  };
}

const reasonsOf = (problems: ApiProblem[]) =>
  problems.map(({ status, problem }) => [status, problem.type.split(':').at(-1)]);

async function submit(): Promise<{ id: string; path: string }> {
  const author = await office.as('citizen1');
  const receipt = await author.post<SuggestionReceipt>('/suggestions', {
    title: '关于公示饮水机滤芯更换日期的建议',
    body: '老旧小区饮水机滤芯多久换一次没有人说得清，居民希望公示。',
    category: 'drinking_water',
    areaCode: '610303',
    displayName: 'surname',
  });
  const { caseId } = await author.get<SuggestionView>(`/suggestions/${receipt.id}`);
  return { id: caseId, path: `/cases/${caseId}` };
}

/** How many of these events the relay has of a matter that began here, once it has all that the office tells. */
async function eventsOf(rootCaseId: string, types: string[]): Promise<number> {
  const left = 'select 1 from outbox_message where key = $1';
  await waitUntil(
    async () => (await inDatabase(trees.databaseOf('county', 'suggestions'), left, [rootCaseId])).length === 0,
  );
  const named = `select 1 from event where root_case_id = $1 and convert_from(body, 'UTF8')::json ->> 'type' = any ($2)`;
  return (await inDatabase(trees.databaseOf('county', 'relay'), named, [rootCaseId, types])).length;
}

type Decision = readonly [who: ApiClient, verb: string, body: object];

/** Two decisions on the version that both have read. */
async function decideTwice<T extends { version: number }>(path: string, decisions: readonly [Decision, Decision]) {
  const [[reader]] = decisions;
  const { version } = await reader.get<T>(path);
  const sent = decisions.map(([who, verb, body]) =>
    who.post<T>(`${path}/actions/${verb}`, { ...body, expectedVersion: version }),
  );
  const { done, problems } = await together(...sent);
  return { done, problems, before: version, after: await reader.get<T>(path) };
}

describe('two decisions on the same version at the same moment', () => {
  it('are one decision on a case and one conflict, and one line and one event tell of it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, path } = await submit();
      await staff.act(path, 'review');
      const { done, problems, before, after } = await decideTwice<CaseView>(path, [
        [staff, 'file', { remark: '属于民生事项。' }],
        [staff, 'decline', { code: 'personal_matter', text: '不属于受理范围。' }],
      ]);
      expect(done).toHaveLength(1);
      expect(reasonsOf(problems)).toEqual([[409, 'case.version_conflict']]);
      expect(problems[0]?.problem.currentVersion).toBe(after.version);
      expect([after.version, after.state]).toEqual([before + 1, done[0]?.state]);
      const told = after.timeline.entries.filter(({ kind }) => ['case.filed', 'case.not_filed'].includes(kind));
      expect(told).toHaveLength(1);
      expect(await eventsOf(id, ['qsl.case.filed.v1', 'qsl.case.not_filed.v1'])).toBe(1);
    }
  });

  it('give a case its orders once', async () => {
    const { path } = await submit();
    await staff.act(path, 'review');
    await staff.act(path, 'file', {});
    const { orders } = objects.case;
    const unit = await office.as('unit1');
    const waiting = async (): Promise<number> => (await unit.get<OrderPage>('/orders')).items.length;
    const earlier = await waiting();
    const { done, problems } = await decideTwice<CaseView>(path, [
      [staff, 'assign', { orders }],
      [staff, 'assign', { orders }],
    ]);
    expect(done).toHaveLength(1);
    expect(reasonsOf(problems)).toEqual([[409, 'case.version_conflict']]);
    expect(await waiting()).toBe(earlier + 1);
  });

  it('are one of a call, of a consultation and of an article', async () => {
    const leader = await office.as('leader1');
    const ends = [
      await decideTwice<TopicCallView>(`/topic-calls/${objects.draftCall.id}`, [
        [staff, 'open', {}],
        [staff, 'open', {}],
      ]),
      await decideTwice<ConsultationView>(`/consultations/${objects.draftConsultation.id}`, [
        [staff, 'announce', {}],
        [staff, 'announce', {}],
      ]),
      await decideTwice<ArticleView>(`/articles/${objects.articleInReview.id}`, [
        [leader, 'approve', {}],
        [leader, 'return', { reason: '尚需核实数据。' }],
      ]),
    ];
    expect(ends.map(({ done, problems }) => [done.length, reasonsOf(problems)])).toEqual(
      ['topic_call', 'consultation', 'article'].map((what) => [1, [[409, `${what}.version_conflict`]]]),
    );
    for (const { before, after } of ends) expect(after.version).toBe(before + 1);
  });
});

describe('one idempotency key twice at the same moment', () => {
  it('does the command once and answers both alike', async () => {
    const { path } = await submit();
    const { version } = await staff.get<CaseView>(path);
    const key = randomUUID();
    const review = () => staff.post<CaseView>(`${path}/actions/review`, { expectedVersion: version }, key);
    const { done, problems } = await together(review(), review(), review());
    expect(problems).toEqual([]);
    expect(done.slice(1)).toEqual([done[0], done[0]]);
    expect((await staff.get<CaseView>(path)).version).toBe(version + 1);
  });

  it('with another body does one of the two and refuses the other', async () => {
    const { path } = await submit();
    await staff.act(path, 'review');
    const { version } = await staff.get<CaseView>(path);
    const key = randomUUID();
    const file = (remark: string) =>
      staff.post<CaseView>(`${path}/actions/file`, { expectedVersion: version, remark }, key);
    const { done, problems } = await together(file('属于民生事项。'), file('由卫生部门办理。'));
    expect(done).toHaveLength(1);
    expect(reasonsOf(problems)).toEqual([[409, 'request.idempotency_key_reused']]);
    expect((await staff.get<CaseView>(path)).version).toBe(version + 1);
  });
});
