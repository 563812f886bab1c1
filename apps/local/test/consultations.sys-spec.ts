import type {
  ConsultationView,
  NextStatement,
  PersonView,
  ResultsView,
  StatementPage,
  StatementView,
  Vote,
} from '@qsl/contracts';
import { inDays, waitUntil } from '@qsl/testing';
import type { ApiClient, OfficeClient } from '../src/index.js';
import { tablesThatHold } from './search-database.js';
import { secondCounty, startTestTree, type TestTree } from './test-tree.js';

const closesOn = inDays(10);
const people = ['citizen1', 'citizen2', 'member1', 'member2'] as const;

let trees: TestTree;
let city: OfficeClient;
let first: OfficeClient;
let second: OfficeClient;
let path: string;

beforeAll(async () => {
  trees = await startTestTree({ more: [secondCounty] });
  city = trees.tree.clientOf('c610300');
  first = trees.tree.clientOf('x610303');
  second = trees.tree.clientOf(secondCounty.iid);
}, 180_000);

afterAll(async () => {
  await trees?.close();
}, 180_000);

const seen = <T>(person: ApiClient, at: string, isSo: (view: T) => boolean = () => true): Promise<T> =>
  waitUntil(
    async () => {
      const view = await person.find<T>(at);
      return view !== undefined && isSo(view) && view;
    },
    { deadlineMs: 60_000, what: at },
  );

async function staffDo(verb: string, body: object = {}): Promise<ConsultationView> {
  return (await city.as('staff1')).act<ConsultationView>(path, verb, body);
}

/** Written at a county, published by the city, there for everybody. */
async function state(author: ApiClient, text: string): Promise<string> {
  const { id } = await author.post<StatementView>(`${path}/statements`, { text });
  const holds = ({ items }: StatementPage): boolean => items.some((statement) => statement.id === id);
  const staff = await city.as('staff1');
  await seen(staff, `${path}/statements?state=pending`, holds);
  await staff.post(`${path}/statements/${id}/actions/publish`, {});
  for (const office of [city, first, second]) await seen(await office.as('citizen1'), `${path}/statements`, holds);
  return id;
}

async function vote(office: OfficeClient, account: string, statementId: string, choice: Vote): Promise<void> {
  await (await office.as(account)).put(`${path}/statements/${statementId}/vote`, { vote: choice });
}

async function totalsAt(office: OfficeClient, statementId: string): Promise<StatementView['totals']> {
  const { mostAgreed, mostDivided } = await (await office.as('citizen1')).get<ResultsView>(`${path}/results`);
  return [...mostAgreed, ...mostDivided].find(({ id }) => id === statementId)?.totals ?? null;
}

describe('a consultation of the city, in the portals of its counties', () => {
  let statementId: string;

  it('is announced and opened there', async () => {
    const staff = await city.as('staff1');
    const { id } = await staff.post<ConsultationView>('/consultations', {
      title: '加装电梯的维护费用怎样分摊？',
      summary: '请全市群众就加装电梯的维护费用分摊发表看法。',
      convener: '市政协社会和法制委员会',
      closesOn,
      scope: { kind: 'all' },
    });
    path = `/consultations/${id}`;
    await staffDo('add-paper', { title: '情况摘要', text: '全市加装电梯四百三十二部，一百六十八部已过质保期。' });
    await staffDo('announce');
    await staffDo('open');
    for (const office of [first, second]) {
      const view = await seen<ConsultationView>(office.visitor, path, ({ isOpen }) => isOpen);
      expect(view).toMatchObject({ isOwn: false, papers: [{ title: '情况摘要' }] });
    }
  });

  it('takes statements of a county’s people once, and shows them everywhere after the city has seen them', async () => {
    statementId = await state(await first.as('citizen1'), '加装电梯应当先选定代管单位再开工。');
    const { items } = await (await second.as('citizen1')).get<StatementPage>(`${path}/statements`);
    expect(items.map(({ id, mine }) => ({ id, mine }))).toEqual([{ id: statementId, mine: false }]);
  });

  it('hides the totals until one has voted', async () => {
    const voter = await second.as('member1');
    const { statement } = await voter.get<NextStatement>(`${path}/statements/next`);
    expect(statement).toMatchObject({ id: statementId, totals: null });
  });

  it('adds up the votes of all offices exactly, also those that were cast while a link was cut', async () => {
    for (const account of people) await vote(first, account, statementId, 'agree');
    for (const account of people) await vote(city, account, statementId, 'disagree');
    await trees.tree.killLinkBroker('c610300');
    for (const account of people) await vote(second, account, statementId, 'pass');
    await vote(first, 'citizen2', statementId, 'disagree');
    const cut = await (await second.as('citizen1')).get<ConsultationView>(path);
    expect(cut.votesOnTheWay).toBe(4);
    await trees.tree.startLinkBroker('c610300');
    const all = { agree: 3, disagree: 5, pass: 4 };
    for (const office of [city, first, second]) {
      await waitUntil(async () => expect(await totalsAt(office, statementId)).toEqual(all) === undefined, {
        deadlineMs: 90_000,
      });
    }
    const { participants } = await (await city.as('staff1')).get<ResultsView>(`${path}/results`);
    expect(participants).toBe(12);
  });

  it('tells the city nothing of who voted in the counties', async () => {
    const ids = await Promise.all(
      [first, second].flatMap((office) =>
        people.map(async (account) => (await (await office.as(account)).get<PersonView>('/me')).id),
      ),
    );
    for (const url of trees.databasesOf('city')) await expect(tablesThatHold(url, ids)).resolves.toEqual([]);
  });

  it('ends with an outcome and commitments that every county shows', async () => {
    await staffDo('close');
    await expect(staffDo('conclude', { decision: 'adopted' })).rejects.toMatchObject({ status: 400 });
    const text = '采纳先定代管单位再开工的意见，纳入市级指导意见。';
    await staffDo('conclude', { decision: 'adopted', text });
    await expect(staffDo('track', { commitments: [] })).rejects.toMatchObject({ status: 400 });
    const commitment = { owner: '市住房和城乡建设局', text: '出台加装电梯代管指导意见。', dueOn: '2027-06-30' };
    await staffDo('track', { commitments: [commitment] });
    for (const office of [first, second]) {
      const view = await seen<ConsultationView>(office.visitor, path, ({ state: phase }) => phase === 'tracking');
      expect(view).toMatchObject({ outcome: { decision: 'adopted', text }, commitments: [commitment] });
    }
  });

  it('leaves the editors a draft about the outcome', async () => {
    const editor = await city.as('editor1');
    const has = ({ items }: { items: { category: string; state: string }[] }): boolean =>
      items.some(({ category, state: phase }) => category === 'outcome' && phase === 'draft');
    await seen(editor, '/articles/newsroom?state=draft', has);
  });
});
