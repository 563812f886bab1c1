import { Matter, texts, waterOutcome, waterReply } from '@qsl/local';
import assert from 'node:assert/strict';
import { check } from './report.mjs';
import { until } from '../lib/until.mjs';

const upward = { reasonCode: 'beyond_authority', reason: '区级没有直饮水设施的监管权限，请市级统筹研究。' };
const onward = { reasonCode: 'needs_regulation', reason: '涉及三个部门，需要省级明确职责、出台规定。' };
const grade = 'resolved';

const timelineOf = async (matter) =>
  (await matter.person('county', 'citizen1')).get(`/suggestions/${matter.receipt.id}/timeline`);

/** The matter of the drinking-water machines, through three offices, over a link that is cut on the way. */
export async function waterStory(stage, cityLink) {
  const matter = await check('a citizen submits at the county, staff file it', async () => {
    const submitted = await Matter.submit(stage, {
      ...texts.waterMachines,
      areaCode: '610303',
      at: 'county',
      by: 'citizen1',
    });
    await submitted.file('county');
    return submitted;
  });

  const first = await check(
    'the link broker of the city is killed; the county hands over, the city works on',
    async () => {
      await cityLink.kill();
      const transfer = await matter.transfer('county', 'city', upward);
      await until('the county says what waits for the city', async () => {
        const { waiting } = await timelineOf(matter);
        return waiting.some(({ peer }) => peer === 'c610300');
      });
      const elsewhere = await Matter.submit(stage, {
        ...texts.cityHeating,
        areaCode: '610300',
        at: 'city',
        by: 'citizen1',
      });
      await elsewhere.file('city');
      const staff = await stage.person('city', 'staff1');
      assert.equal(await staff.find(`/transfers/${transfer.id}`), undefined);
      return transfer;
    },
  );

  await check(
    'the link broker is back: the city accepts and escalates, the province answers with an outcome',
    async () => {
      await cityLink.start();
      await matter.accept('city');
      await matter.assign('city', 'housing');
      const second = await matter.transfer('city', 'province', onward);
      await matter.accept('province');
      await matter.assign('province', 'health');
      await matter.sign('province', 'health');
      await matter.reply('province', 'health', waterReply, grade);
      await matter.approve('province', '演示函〔2026〕1号', grade);
      await matter.publish('province', waterOutcome);
      await matter.confirm('city', second.id);
      await matter.confirm('county', first.id);
    },
  );

  await check('the citizen reads the outcome, rates it, and the case closes', async () => {
    await until('the suggestion is answered', async () => (await matter.suggestion()).state === 'answered');
    assert.equal((await matter.suggestion()).outcome?.docNumber, waterOutcome.docNumber);
    await matter.rate('satisfied', 'satisfied');
    await until('the case is closed', async () => (await matter.viewAt('county')).state === 'closed');
  });

  await check('nothing was lost or doubled: one history at county, city and province', () => sameHistory(matter));
}

async function sameHistory(matter) {
  const settled = await until('nothing waits', async () => {
    const timeline = await timelineOf(matter);
    return timeline.waiting.length === 0 && timeline;
  });
  const ids = settled.entries.map(({ id }) => id).sort();
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    new Set(settled.entries.map(({ instance }) => instance)),
    new Set(['x610303', 'c610300', 'p610000']),
  );
  for (const tier of ['city', 'province']) {
    await until(`the ${tier} has the same history`, async () => {
      const { timeline } = await matter.viewAt(tier);
      return timeline.entries.length >= ids.length && timeline.entries;
    }).then((entries) => assert.deepEqual(entries.map(({ id }) => id).sort(), ids));
  }
}
