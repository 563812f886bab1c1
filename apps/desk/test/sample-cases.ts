import type { CaseState, CaseView, OfficialReply, OrderView, ReplyText, TransferView } from '@qsl/contracts';
import { units } from './sample-office.js';
import { cityTimeline, waitingTimeline } from './sample-timeline.js';

export const caseId = (index: number): string => `0190c000-0000-7000-8000-00000000000${index}`;

export const orderId = (index: number): string => `0190d000-0000-7000-8000-00000000000${index}`;

const body = `小区东门去年装了两台直饮水机，由一家公司投放，物业只收场地费。近来水有异味，机身上查不到检测结果，也没有更换滤芯的日期。
向物业反映，说设备不是他们的；打公司电话，无人接听；问了街道，说没有管理依据。
建议：一、明确谁对水质负责；二、要求在机身上公示检测结果和更换滤芯的日期；三、对无人管理的设备及时停用。`;

export const reply: ReplyText = {
  body: '我局会同市市场监督管理局对全市住宅小区直饮水设备作了排查，共有 214 台，其中 37 台未见检测记录，已全部停用。',
  adopted: '已要求物业服务企业登记小区内设备的经营者和联系电话，并在显著位置公示。',
  planned: '12月31日前完成其余设备的登记。',
  notAdopted: '关于由市级规定水质责任的建议，需要省级统一规定，已提请上报。',
  contact: '市住房和城乡建设局物业科 0917-000 0000',
};

export const officialReply: OfficialReply = {
  ...reply,
  docNumber: '宝政协函〔2026〕88号',
  grade: 'under_way',
  unitName: '市住房和城乡建设局',
  instance: 'c610300',
  instanceName: '宝鸡市政协',
  signedOffBy: '宝鸡市政协办公室',
  publishedAt: '2026-11-24T08:10:00Z',
};

export const order = (index: number, rest: Partial<OrderView>): OrderView => ({
  id: orderId(index),
  caseId: caseId(index),
  caseCode: 'QSL-610300-2026-0451',
  title: '小区直饮水机无人管理，建议明确责任',
  unitId: units[1]?.id ?? '',
  unitName: '市住房和城乡建设局',
  role: 'lead',
  state: 'signed',
  instruction: '请会同市市场监督管理局排查，并就管理责任提出意见。',
  dispatchedAt: '2026-11-11T01:30:00Z',
  signedAt: '2026-11-12T00:50:00Z',
  dueAt: '2026-12-04T10:00:00Z',
  light: null,
  reply: null,
  grade: null,
  sentBackReason: null,
  version: 3,
  actions: ['submit'],
  ...rest,
});

/** A case of the city; by default in the hands of a unit. */
export function aCase(index: number, state: CaseState, rest: Partial<CaseView>): CaseView {
  return {
    id: caseId(index),
    rootCaseId: caseId(index),
    code: `QSL-610300-2026-045${index}`,
    title: '小区直饮水机无人管理，建议明确责任',
    category: 'drinking_water',
    areaCode: '610303',
    state,
    publicClass: 'active',
    direction: 'in',
    originName: '金台区政协',
    holderName: '宝鸡市政协',
    dueAt: '2026-12-04T10:00:00Z',
    light: null,
    workdaysLeft: 7,
    citizenWorkdays: 16,
    units: ['市住房和城乡建设局'],
    updatedAt: '2026-11-24T06:15:00Z',
    version: 5,
    body,
    author: '群众',
    suggestionId: null,
    clocks: [
      {
        kind: 'handling',
        startedAt: '2026-11-11T01:30:00Z',
        dueAt: '2026-12-04T10:00:00Z',
        pausedAt: null,
        pauseReason: null,
        stoppedAt: null,
        light: null,
        workdaysLeft: 7,
      },
    ],
    orders: [],
    transfers: [],
    timeline: cityTimeline(),
    actions: [],
    draftReply: null,
    draftOutcome: null,
    refusal: null,
    ...rest,
  };
}

export function aTransfer(rest: Partial<TransferView>): TransferView {
  return {
    id: '0190e000-0000-7000-8000-000000000001',
    rootCaseId: caseId(1),
    caseId: caseId(1),
    kind: 'escalate',
    direction: 'out',
    fromInstance: 'c610300',
    fromName: '宝鸡市政协',
    toInstance: 'p610000',
    toName: '陕西省政协',
    originName: '金台区政协',
    hop: 2,
    state: 'sent',
    reasonCode: 'needs_regulation',
    reason: '市级已完成排查登记，水质责任需要全省统一规定，请省政协协调省卫生健康委等部门研究。',
    reveal: ['public', 'handling'],
    snapshot: {
      title: '小区直饮水机无人管理，建议明确责任',
      body,
      category: 'drinking_water',
      areaCode: '610303',
      author: '群众',
      handling: '经审查立案。\n承办单位：市住房和城乡建设局（主办）、市市场监督管理局（会办）。',
    },
    dueOn: '2026-12-31',
    composedAt: '2026-11-24T03:00:00Z',
    sentAt: '2026-11-24T06:15:00Z',
    deliveredAt: null,
    acceptedAt: null,
    answeredAt: null,
    closedAt: null,
    remoteCaseCode: null,
    returned: null,
    objection: null,
    reply: null,
    outcome: null,
    version: 2,
    actions: ['recall'],
    ...rest,
  };
}

const coOrder = order(1, {
  role: 'co',
  unitName: '市市场监督管理局',
  state: 'dispatched',
  signedAt: null,
  actions: [],
});

/** The office's work on one morning. */
export const cases = (): CaseView[] => [
  aCase(2, 'assigned', {
    title: '老旧小区加装电梯，低层住户意见如何协调',
    category: 'housing_community',
    light: 'red',
    workdaysLeft: -2,
    dueAt: '2026-11-23T10:00:00Z',
    direction: 'own',
    originName: '宝鸡市政协',
    citizenWorkdays: 24,
  }),
  aCase(3, 'in_review', {
    title: '高新大道公交站台雨天积水',
    category: 'transport',
    publicClass: 'pending',
    direction: 'own',
    originName: '宝鸡市政协',
    light: 'yellow',
    workdaysLeft: 0,
    dueAt: '2026-11-25T10:00:00Z',
    citizenWorkdays: 5,
    units: [],
    actions: ['file', 'decline', 'request_supplement'],
  }),
  aCase(4, 'reply_review', {
    title: '社区食堂送餐上门补贴标准',
    category: 'elderly_care',
    light: 'yellow',
    workdaysLeft: 2,
    dueAt: '2026-11-27T10:00:00Z',
    originName: '渭滨区政协',
    orders: [order(4, { state: 'submitted', reply, grade: 'under_way', actions: [] })],
    actions: ['approve_reply', 'send_back'],
  }),
  aCase(1, 'escalated', {
    timeline: waitingTimeline(),
    orders: [order(1, {}), coOrder],
    transfers: [aTransfer({})],
    units: ['市住房和城乡建设局', '市市场监督管理局'],
  }),
  aCase(5, 'filed', {
    title: '乡镇卫生院夜间急诊值守',
    category: 'health',
    units: [],
    actions: ['assign', 'transfer'],
  }),
  aCase(6, 'reply_review', {
    title: '中小学校门口高峰时段交通疏导',
    category: 'education',
    light: 'green',
    workdaysLeft: 12,
    draftReply: officialReply,
    actions: ['publish_reply'],
  }),
];
