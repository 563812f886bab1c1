import type { CallCounts, TopicCallView, TopicRow, TopicView } from '@qsl/contracts';
import { offices } from './sample-office.js';

const [province, city, county] = offices;
if (!province || !city || !county) throw new Error('no offices');

export const callId = (index: number): string => `0191a000-0000-7000-8000-00000000000${index}`;
export const topicId = (index: number): string => `0191b000-0000-7000-8000-00000000000${index}`;

const counts = (iid: string, name: string, rest: Partial<CallCounts>): CallCounts => ({
  iid,
  name,
  submitted: 0,
  published: 0,
  forwarded: 0,
  supports: 0,
  selected: 0,
  asOf: '2026-11-25T00:30:00Z',
  ...rest,
});

function aCall(index: number, rest: Partial<TopicCallView>): TopicCallView {
  return {
    id: callId(index),
    title: '2027 年民生实事协商议题征集',
    state: 'open',
    publicClass: 'active',
    owner: city as TopicCallView['owner'],
    opensOn: '2026-11-10',
    closesOn: '2026-12-10',
    isOpen: true,
    eligible: ['citizen', 'member'],
    maxPerPerson: 3,
    topics: 5,
    brief:
      '围绕饮水安全、老旧小区改造、托育服务、公共交通征集协商议题。\n一题一事，写清情况、原因和建议。\n经主席会议遴选后列入 2027 年度微协商计划。',
    scope: { kind: 'children' },
    version: 3,
    actions: ['close'],
    threshold: 50,
    counts: [
      counts('c610300', '宝鸡市政协', { submitted: 6, published: 3, supports: 71 }),
      counts('x610303', '金台区政协', { submitted: 12, published: 9, forwarded: 4, supports: 183, selected: 0 }),
      counts('x610302', '渭滨区政协', { asOf: null }),
    ],
    obstacle: null,
    ...rest,
  };
}

/** A call of the city, one of the province, a draft. */
export const calls = (): TopicCallView[] => [
  aCall(1, {}),
  aCall(2, {
    title: '全省住宅小区直饮水管理议题征集',
    owner: province,
    closesOn: '2026-12-20',
    eligible: ['member'],
    topics: 2,
    counts: [],
    actions: ['forward'],
  }),
  aCall(3, {
    title: '春节前保供稳价议题征集',
    state: 'draft',
    publicClass: 'hidden',
    isOpen: false,
    opensOn: '2026-12-01',
    topics: 0,
    counts: [],
    actions: ['revise', 'open'],
    scope: { kind: 'selected', offices: ['x610303'] },
  }),
];

function aTopic(index: number, rest: Partial<TopicView>): TopicView {
  return {
    id: topicId(index),
    code: `QSL-610300-2026-T00${index}`,
    callId: callId(1),
    callTitle: '2027 年民生实事协商议题征集',
    title: '住宅小区直饮水机由谁管理',
    areaCode: '610300',
    state: 'submitted',
    publicClass: 'pending',
    office: city as TopicRow['office'],
    author: '王先生/女士',
    submittedAt: '2026-11-20T02:10:00Z',
    supports: 0,
    threshold: 50,
    coSponsorCount: 2,
    forwardedAt: null,
    dueAt: '2026-11-27T10:00:00Z',
    light: 'yellow',
    situation: '全市住宅小区投放直饮水机两百余台，多数机身没有检测结果，滤芯更换日期不明，居民反映水有异味时无人受理。',
    analysis: '设备由企业投放、物业收取场地费，卫生、市场监管、住建三个部门都没有明确的管理依据。',
    proposal: '一、明确主管部门；二、要求机身公示检测结果；三、建立登记台账，无人管理的及时停用。',
    version: 2,
    mine: false,
    supported: false,
    actions: ['screen'],
    coSponsors: [
      { name: '李敏', state: 'accepted', mine: false, answerBy: '2026-11-25T16:00:00Z' },
      { name: '赵强', state: 'accepted', mine: false, answerBy: '2026-11-25T16:00:00Z' },
    ],
    notice: null,
    decision: null,
    consultation: null,
    ...rest,
  };
}

const screening = { state: 'screening', actions: ['publish', 'return', 'refuse'] } as const;

/** Topics in every task: two to screen, two to hand on, two to decide. */
export const topics = (): TopicView[] => [
  aTopic(1, { ...screening, actions: [...screening.actions] }),
  aTopic(2, {
    title: '老旧小区加装电梯费用怎样分摊',
    light: 'red',
    dueAt: '2026-11-24T10:00:00Z',
    author: '委员 陈立新',
    ...screening,
    actions: [...screening.actions],
  }),
  aTopic(3, {
    title: '机关单位停车场错时开放',
    callId: callId(2),
    callTitle: '全省住宅小区直饮水管理议题征集',
    state: 'published',
    publicClass: 'active',
    supports: 38,
    dueAt: null,
    light: null,
    actions: [],
  }),
  aTopic(4, {
    title: '托育机构普惠补贴标准',
    callId: callId(2),
    callTitle: '全省住宅小区直饮水管理议题征集',
    state: 'published',
    publicClass: 'active',
    supports: 21,
    dueAt: null,
    light: null,
    actions: [],
  }),
  aTopic(5, {
    title: '公交线路延伸到高新十五路',
    office: county,
    author: '群众',
    state: 'threshold_reached',
    publicClass: 'active',
    supports: 63,
    forwardedAt: '2026-11-24T03:00:00Z',
    dueAt: null,
    light: null,
    actions: ['select', 'decline'],
  }),
  aTopic(6, {
    title: '农贸市场周边交通秩序',
    office: county,
    author: '委员',
    state: 'threshold_reached',
    publicClass: 'active',
    supports: 52,
    forwardedAt: '2026-11-24T03:00:00Z',
    dueAt: null,
    light: null,
    actions: ['select', 'decline'],
  }),
];
