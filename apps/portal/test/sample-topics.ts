import { inDays } from '@qsl/testing';
import type { OfficeView, TopicCallView, TopicRow, TopicView } from '@qsl/contracts';

const idOf = (n: number): string => `0193b000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const city: OfficeView = {
  iid: 'c610300',
  name: '宝鸡市政协',
  tier: 'city',
  areaCode: '610300',
  parent: 'p610000',
};
export const county: OfficeView = {
  iid: 'x610303',
  name: '金台区政协',
  tier: 'county',
  areaCode: '610303',
  parent: 'c610300',
};

const brief =
  '围绕“一老一小”，请提出您在社区养老、托育服务中遇到的具体问题和可行的办法。\n\n每件写一个问题。列入协商的议题，由市政协召集委员、相关部门和居民代表一起商量，协商成果和承诺事项全部公开。';

const call: TopicCallView = {
  id: idOf(1),
  title: '2027年度重点协商议题征集：办好“一老一小”身边事',
  state: 'open',
  publicClass: 'active',
  owner: city,
  opensOn: inDays(-15),
  closesOn: inDays(20),
  isOpen: true,
  eligible: ['citizen', 'member'],
  maxPerPerson: 3,
  topics: 14,
  brief,
  scope: { kind: 'all' },
  version: 3,
  actions: ['submit'],
  threshold: 30,
  counts: [],
  obstacle: null,
};

/** Invented calls for topics. */
export const calls: TopicCallView[] = [
  call,
  {
    ...call,
    id: idOf(2),
    title: '背街小巷整治议题征集',
    owner: county,
    brief: '征集背街小巷路面、排水、照明、停车方面的问题和建议，作为区政协年度微协商选题。',
    topics: 6,
    eligible: ['citizen'],
    obstacle: '您在这次征集中已报送 3 件，达到上限。',
    actions: [],
  },
  {
    ...call,
    id: idOf(3),
    title: '社区食堂运营情况议题征集',
    owner: county,
    state: 'selected',
    publicClass: 'done',
    isOpen: false,
    opensOn: '2026-06-01',
    closesOn: '2026-07-15',
    topics: 9,
  },
];

const base: TopicRow = {
  id: idOf(11),
  code: 'QSL-610303-2026-T0007',
  callId: idOf(1),
  callTitle: call.title,
  title: '社区托育点开到傍晚六点半，方便双职工接孩子',
  areaCode: '610303',
  state: 'published',
  publicClass: 'active',
  office: county,
  author: '刘女士',
  submittedAt: '2026-11-16T02:20:00Z',
  supports: 23,
  threshold: 30,
  coSponsorCount: 2,
  forwardedAt: null,
  dueAt: null,
  light: null,
};
const row = (overrides: Partial<TopicRow>): TopicRow => ({ ...base, ...overrides });

/** Invented topics: published, threshold reached, selected, not selected, given back, refused, invited to. */
export const topicRows: TopicRow[] = [
  base,
  row({
    id: idOf(12),
    code: 'QSL-610303-2026-T0005',
    title: '老年助餐点怎样送餐上楼',
    state: 'threshold_reached',
    author: '委员',
    supports: 41,
    forwardedAt: '2026-11-20T03:00:00Z',
  }),
  row({
    id: idOf(13),
    code: 'QSL-610303-2026-T0002',
    title: '社区食堂的价格和补贴应当公开',
    callId: idOf(3),
    callTitle: '社区食堂运营情况议题征集',
    state: 'selected',
    publicClass: 'done',
    author: '张先生',
    supports: 57,
  }),
  row({
    id: idOf(14),
    code: 'QSL-610303-2026-T0003',
    title: '菜市场门口早高峰交通疏导',
    state: 'not_selected',
    publicClass: 'declined',
    author: '群众',
    supports: 31,
  }),
  row({
    id: idOf(15),
    code: 'QSL-610303-2026-T0009',
    title: '小区门口快递车占道',
    state: 'needs_revision',
    publicClass: 'waiting',
    author: '王女士',
    supports: 0,
  }),
  row({
    id: idOf(16),
    code: 'QSL-610303-2026-T0010',
    title: '我家和邻居的漏水纠纷',
    state: 'rejected',
    publicClass: 'declined',
    author: '王女士',
    supports: 0,
  }),
  row({ id: idOf(17), code: 'QSL-610303-2026-T0011', title: '为高龄独居老人装燃气报警器', supports: 8 }),
];

const [open, reached, selected, notSelected, givenBack, refused, invitedTo] = topicRows.map(({ id }) => id);

export const topicPaths = { open, reached, selected, notSelected, givenBack, refused, invitedTo };

const extras: Record<string, Partial<TopicView>> = {
  [String(open)]: { actions: ['support'] },
  [String(reached)]: { actions: ['support'], supported: true },
  [String(selected)]: {
    consultation: { id: '0193c000-0000-7000-8000-000000000003', title: '社区食堂怎样办得起、办得久' },
  },
  [String(notSelected)]: { decision: '交警部门已于11月实施早高峰疏导方案，先看效果，明年视情况再列入。' },
  [String(givenBack)]: {
    mine: true,
    actions: ['revise', 'withdraw'],
    notice: { code: 'incomplete', text: '请写明是哪个小区、占道主要在什么时段。', referral: null },
  },
  [String(refused)]: {
    mine: true,
    notice: {
      code: 'civil_dispute',
      text: '来件反映的是邻里之间的损害赔偿。',
      referral: '民事纠纷可向所在乡镇（街道）人民调解委员会申请调解，或依法向人民法院起诉。',
    },
  },
  [String(invitedTo)]: {
    actions: ['answer_invitation', 'support'],
    coSponsors: [
      { name: '陈建国', state: 'accepted', mine: false, answerBy: '2026-12-05T10:00:00Z' },
      { name: '王晓云', state: 'invited', mine: true, answerBy: '2026-12-05T10:00:00Z' },
    ],
  },
};

export function topicOf(id: string, isSignedIn: boolean): TopicView | null {
  const found = topicRows.find((one) => one.id === id);
  if (!found) return null;
  const view: TopicView = {
    ...found,
    situation:
      '金台区现有社区托育点 11 个，多数下午五点半关门。双职工家庭下班在六点以后，只能请老人接送，或者放弃入托。',
    analysis: '延长一小时需要增加一名保育员，托育点担心成本。西安市莲湖区的做法是由街道按实到人数补贴。',
    proposal: '选两到三个托育点试行延时到六点半，按实到人数给予补贴，半年后公布使用情况，再决定是否推广。',
    version: 4,
    mine: false,
    supported: false,
    actions: [],
    coSponsors: [],
    notice: null,
    decision: null,
    consultation: null,
    ...extras[id],
  };
  return isSignedIn ? view : { ...view, mine: false, actions: [], supported: false };
}
