import type { Tier } from '@qsl/contracts';
import { offices } from '../../offices.js';
import type { Scene } from '../stage.js';
import { plainReply, texts, waterOutcome, waterReply } from './texts.js';
import { Matter, type Department, type TransferReason } from './matter.js';

/** One matter of the demonstration: what is submitted where, and how far it goes. */
export interface Journey {
  key: keyof typeof texts;
  at: Tier;
  by: string;
  /** Offices that must run. */
  through: readonly Tier[];
  walk(matter: Matter): Promise<void>;
}

const toTheCity: TransferReason = {
  reasonCode: 'beyond_authority',
  reason: '所涉事项超出本区职权范围，区级部门没有相应监管权限，请市级统筹研究。',
};
const toTheProvince: TransferReason = {
  reasonCode: 'needs_regulation',
  reason: '涉及卫生健康、住房城乡建设、市场监管多个部门，需要省级明确职责、出台规定。',
};
const toTheCounty: TransferReason = {
  reasonCode: 'local_competence',
  reason: '所涉情况在县区，请就地核实、摸清底数并提出处理意见。',
};

/** Review to publication by one department of one office. */
async function answer(matter: Matter, tier: Tier, department: Department, what: string): Promise<void> {
  await matter.assign(tier, department, '请按期办理并答复。');
  await matter.sign(tier, department);
  await matter.reply(tier, department, plainReply(what), 'resolved');
  await matter.approve(tier, `演示办复〔2026〕${matter.receipt.code.slice(-2)}号`, 'resolved');
  await matter.publish(tier);
}

/** From the county over the city to the province and back to the citizen. */
export async function walkTheWholeStory(matter: Matter): Promise<void> {
  await matter.file('county', '属于民生事项，予以立案。');
  const first = await matter.transfer('county', 'city', toTheCity);
  await matter.accept('city');
  await matter.assign('city', 'housing', '请先行摸底全市小区直饮水设施数量。');
  const second = await matter.transfer('city', 'province', toTheProvince);
  await matter.accept('province');
  await matter.assign('province', 'health', '请牵头研究并提出规范性意见。');
  await matter.sign('province', 'health');
  await matter.progress('province', '省卫生健康委已召集住房城乡建设、市场监管部门会商，正在起草管理办法。');
  await matter.reply('province', 'health', waterReply, 'resolved');
  await matter.approve('province', '陕卫函（演示）〔2026〕118号', 'resolved');
  await matter.publish('province', waterOutcome);
  await matter.confirm('city', second.id, '我市将组织各县区于年底前完成设备登记和公示。');
  await matter.confirm('county', first.id, '区卫生健康局已对三台设备现场抽检，结果在小区公告栏公布。');
  await matter.rate('satisfied', 'satisfied', '有了明确的说法，机身上现在能看到滤芯更换日期了。');
}

type Travels = (key: Journey['key'], by: string, through: [Tier, ...Tier[]], walk: Journey['walk']) => Journey;

const acrossTiers: Travels = (key, by, through, walk) => ({ key, at: through[0], by, through, walk });

const atCounty = (key: Journey['key'], by: string, walk: Journey['walk']): Journey =>
  acrossTiers(key, by, ['county'], walk);

/** The story comes last, so that it stands first where the newest does. */
const journeys: readonly Journey[] = [
  atCounty('library', 'member2', async (matter) => {
    await matter.file('county');
    await answer(matter, 'county', 'housing', '周末开放时间自下月起延长至晚上九点。');
    await matter.rate('satisfied', 'mostly_satisfied');
  }),
  atCounty('wetMarket', 'citizen2', async (matter) => {
    await matter.file('county');
    await answer(matter, 'county', 'housing', '已完成排查，发现的十二处隐患全部整改，集中充电点已启用。');
  }),
  atCounty('neighbour', 'citizen2', async (matter) => {
    await matter.review('county');
    await matter.decline('county', 'civil_dispute', '您反映的是邻里之间的民事赔偿纠纷，不属于微建议受理范围。');
  }),
  atCounty('schoolCrossing', 'member1', async (matter) => {
    await matter.file('county');
    await matter.assign('county', 'housing', '请会同交警、学校拿出方案。');
    await matter.sign('county', 'housing');
    await matter.reply('county', 'housing', plainReply('限时限行标志和护学岗方案已拟定。'), 'under_way');
  }),
  atCounty('canteen', 'citizen1', async (matter) => {
    await matter.file('county');
    await matter.assign('county', 'health', '请与民政部门衔接后答复。');
    await matter.sign('county', 'health');
  }),
  atCounty('elevator', 'citizen1', async (matter) => {
    await matter.file('county');
    await matter.assign('county', 'housing');
  }),
  atCounty('parking', 'member1', async (matter) => void (await matter.file('county'))),
  atCounty('shade', 'citizen2', async (matter) => {
    await matter.review('county');
    await matter.requestSupplement('county', '请补充具体路段和门牌号，便于现场核实。');
  }),
  atCounty('bus', 'citizen1', async (matter) => void (await matter.review('county'))),
  atCounty('insurance', 'citizen2', async () => undefined),
  acrossTiers('dust', 'citizen2', ['county', 'city'], async (matter) => {
    await matter.file('county');
    await matter.transfer('county', 'city', toTheCity);
    await matter.arrival('city');
  }),
  acrossTiers('waterTaste', 'member2', ['county', 'city'], async (matter) => {
    await matter.file('county');
    await matter.transfer('county', 'city', toTheCity);
    await matter.sendBack('city', 'not_competent', '二次供水水箱清洗由区级主管部门监管，请区里就地办理。');
    await matter.transferIs('county', 'returned');
  }),
  acrossTiers('orchard', 'member1', ['county', 'city', 'province'], async (matter) => {
    await matter.file('county');
    await matter.transfer('county', 'city', toTheCity);
    await matter.accept('city');
    await matter.transfer('city', 'province', { ...toTheProvince, reasonCode: 'needs_funding' });
    await matter.accept('province');
    await matter.assign('province', 'health', '请会同农业农村部门研究。');
  }),
  acrossTiers('cityHeating', 'citizen1', ['city'], async (matter) => {
    await matter.file('city');
    await matter.assign('city', 'housing', '请提出统一的测温和退费办法。');
    await matter.sign('city', 'housing');
  }),
  acrossTiers('provinceRivers', 'member1', ['province'], async (matter) => void (await matter.file('province'))),
  acrossTiers('provinceOrchards', 'member2', ['province', 'city', 'county'], async (matter) => {
    await matter.file('province');
    await matter.transfer('province', 'city', toTheCounty);
    await matter.accept('city');
    await matter.transfer('city', 'county', toTheCounty);
    await matter.accept('county');
    await matter.assign('county', 'housing', '请摸清塬区小果园防灾设施底数。');
  }),
  acrossTiers('waterMachines', 'citizen1', ['county', 'city', 'province'], walkTheWholeStory),
];

const areaOf = (tier: Tier): string => offices.find((office) => office.tier === tier)?.areaCode ?? '';

/** Every matter as far as it goes. */
export const suggestionScenes: readonly Scene[] = journeys.map(({ key, at, by, through, walk }) => ({
  key,
  through,
  play: async (stage) => walk(await Matter.submit(stage, { ...texts[key], areaCode: areaOf(at), at, by })),
}));
