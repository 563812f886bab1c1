import assert from 'node:assert/strict';
import { check } from './report.mjs';
import { until } from '../lib/until.mjs';

const people = ['citizen1', 'citizen2', 'member1', 'member2'];
const inTenDays = () => new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
const draft = () => ({
  title: '加装电梯的维护费用怎样分摊？',
  summary: '请全市群众就加装电梯的维护费用分摊发表看法。（演示内容，纯属虚构）',
  convener: '市政协社会和法制委员会',
  closesOn: inTenDays(),
  scope: { kind: 'all' },
});
const outcome = { decision: 'adopted', text: '采纳先定代管单位再开工的意见，纳入市级指导意见。' };
const commitment = { owner: '市住房和城乡建设局', text: '出台加装电梯代管指导意见。', dueOn: '2027-06-30' };

/** A consultation of the city, in which people of the county take part over a link that is cut on the way. */
export async function consultationStory(stage, cityLink) {
  const staff = await stage.person('city', 'staff1');
  const { id } = await staff.post('/consultations', draft());
  const path = `/consultations/${id}`;
  const decide = (verb, body) => staff.act(path, verb, body);

  await check('a consultation of the city is open in the portal of the county', async () => {
    await decide('add-paper', { title: '情况摘要', text: '全市加装电梯四百三十二部，一百六十八部已过质保期。' });
    await decide('announce');
    await decide('open');
    await stage.seen(['county', 'citizen1'], path, ({ isOpen }) => isOpen);
  });

  const statementId = await check('a statement from the county is published by the city for everybody', async () => {
    const author = await stage.person('county', 'citizen1');
    const statement = await author.post(`${path}/statements`, { text: '加装电梯应当先选定代管单位再开工。' });
    const isThere = ({ items }) => items.some((item) => item.id === statement.id);
    await stage.seen(['city', 'staff1'], `${path}/statements?state=pending`, isThere);
    await staff.post(`${path}/statements/${statement.id}/actions/publish`, {});
    for (const tier of ['city', 'county']) await stage.seen([tier, 'citizen1'], `${path}/statements`, isThere);
    return statement.id;
  });

  await check('votes cast while the link is cut add up exactly at both offices', async () => {
    const vote = async (tier, account, choice) =>
      (await stage.person(tier, account)).put(`${path}/statements/${statementId}/vote`, { vote: choice });
    for (const account of people) await vote('city', account, 'disagree');
    await cityLink.kill();
    for (const account of people) await vote('county', account, 'agree');
    await vote('county', 'citizen2', 'pass');
    assert.equal((await (await stage.person('county', 'citizen1')).get(path)).votesOnTheWay, people.length);
    await cityLink.start();
    for (const tier of ['city', 'county']) await totalsAre({ agree: 3, disagree: 4, pass: 1 }, { stage, tier, path });
  });

  await check('outcome and commitments are read at the county', async () => {
    await decide('close');
    await decide('conclude', outcome);
    await decide('track', { commitments: [commitment] });
    const isTracked = ({ state }) => state === 'tracking';
    const view = await stage.seen(['county', 'citizen1'], path, isTracked);
    assert.equal(view.outcome.text, outcome.text);
    assert.deepEqual(
      view.commitments.map(({ text }) => text),
      [commitment.text],
    );
  });
}

async function totalsAre(expected, { stage, tier, path }) {
  const voter = await stage.person(tier, 'citizen1');
  await until(
    `the totals at the ${tier} are complete`,
    async () => {
      const { mostAgreed, mostDivided } = await voter.get(`${path}/results`);
      const [statement] = [...mostAgreed, ...mostDivided];
      return JSON.stringify(statement?.totals) === JSON.stringify(expected);
    },
    90,
  );
}
