import type { CrossingView, OfficialReply, Outcome, Tier, TimelineEntry, TimelineView } from '@qsl/contracts';

/** Invented: a matter that went from a county to its city and province, came back with a document, and was rated. */
const offices = {
  x610303: { name: '金台区政协', tier: 'county' },
  c610300: { name: '宝鸡市政协', tier: 'city' },
  p610000: { name: '陕西省政协', tier: 'province' },
} as const satisfies Record<string, { name: string; tier: Tier }>;
type Iid = keyof typeof offices;

export const sampleReply: OfficialReply = {
  body: '您反映的小区直饮水机管理责任不清的问题，我委会同住房城乡建设、市场监管部门作了专题研究。\n现就有关情况答复如下。',
  adopted: '明确现制现售饮用水设备的经营者为卫生管理第一责任人，设备上须公示水质检测结果和更换滤芯日期。',
  planned: '2027年6月底前完成全省在用设备登记，并公布登记清单。',
  notAdopted: '关于由社区统一采购设备的建议，因涉及居民自愿选择，暂不作统一要求。',
  contact: '省卫生健康委员会办公室 029-0000 0000',
  docNumber: '陕卫办函〔2026〕118号',
  grade: 'resolved',
  unitName: '省卫生健康委员会',
  instance: 'p610000',
  instanceName: '陕西省政协',
  signedOffBy: '陕西省政协办公厅',
  publishedAt: '2026-11-20T08:10:00Z',
};

export const sampleOutcome: Outcome = {
  type: 'normative_document',
  title: '陕西省现制现售饮用水卫生管理办法（演示）',
  docNumber: '陕卫发〔2026〕35号',
  issuers: ['省卫生健康委员会', '省住房和城乡建设厅', '省市场监督管理局'],
  issuedOn: '2026-11-18',
  effectiveOn: '2027-01-01',
  summary: '直饮水设备的经营者对水质负责，设备上公示检测结果；物业只提供场地的，不再承担水质责任。',
};

type Step = [at: string, iid: Iid, kind: string, actor: string, text: string, transferId?: string];

const steps: Step[] = [
  ['10-26 09:12', 'x610303', 'case.registered', '群众', '群众通过网上平台提交微建议，已登记。'],
  ['10-26 15:40', 'x610303', 'case.in_review', '金台区政协', '受理初审，核对事项和所在地。'],
  ['10-28 10:05', 'x610303', 'case.filed', '金台区政协', '经审查立案。'],
  ['10-30 11:20', 'x610303', 'transfer.sent', '金台区政协', '区级没有直饮水设备管理的依据，上报宝鸡市政协。', 't1'],
  ['10-30 16:02', 'c610300', 'transfer.accepted', '宝鸡市政协', '宝鸡市政协签收，编号 QSL-610300-2026-0451。', 't1'],
  ['11-02 09:30', 'c610300', 'order.dispatched', '宝鸡市政协', '交市住房和城乡建设局主办。'],
  ['11-03 08:50', 'c610300', 'order.signed', '市住房和城乡建设局', '市住房和城乡建设局签收。'],
  ['11-05 14:15', 'c610300', 'transfer.sent', '宝鸡市政协', '需要全省统一规定，上报陕西省政协。', 't2'],
  ['11-06 09:01', 'p610000', 'transfer.accepted', '陕西省政协', '陕西省政协签收，编号 QSL-610000-2026-1207。', 't2'],
  ['11-06 15:00', 'p610000', 'order.dispatched', '陕西省政协', '交省卫生健康委员会主办。'],
  ['11-09 09:20', 'p610000', 'order.signed', '省卫生健康委员会', '省卫生健康委员会签收。'],
  ['11-18 17:30', 'p610000', 'order.submitted', '省卫生健康委员会', '省卫生健康委员会报送复文。'],
  ['11-20 10:40', 'p610000', 'reply.approved', '陕西省政协', '复文经审查签发。'],
  ['11-20 16:10', 'p610000', 'transfer.answered', '陕西省政协', '答复宝鸡市政协，附成果文件。', 't2'],
  ['11-23 09:00', 'c610300', 'transfer.confirmed', '宝鸡市政协', '宝鸡市政协确认答复。', 't2'],
  ['11-23 09:05', 'c610300', 'transfer.answered', '宝鸡市政协', '答复金台区政协。', 't1'],
  ['11-23 14:30', 'x610303', 'transfer.confirmed', '金台区政协', '金台区政协确认答复。', 't1'],
  ['11-23 15:10', 'x610303', 'reply.published', '金台区政协', '答复送达提出人。'],
];

const utc = (at: string): string => new Date(`2026-${at.replace(' ', 'T')}:00+08:00`).toISOString();

function toEntry([at, instance, kind, actor, text, transferId]: Step, index: number): TimelineEntry {
  const { name, tier } = offices[instance];
  const isAnswer = kind === 'transfer.answered' && instance === 'p610000';
  return {
    id: `0193a000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    at: utc(at),
    instance,
    instanceName: name,
    tier,
    kind,
    actor,
    text,
    transferId: transferId ?? null,
    void: false,
    reply: isAnswer ? sampleReply : null,
    outcome: isAnswer ? sampleOutcome : null,
  };
}

const crossing = (transferId: string, from: Iid, to: Iid, overrides: Partial<CrossingView>): CrossingView => ({
  transferId,
  kind: 'escalate',
  fromInstance: from,
  fromName: offices[from].name,
  toInstance: to,
  toName: offices[to].name,
  state: 'confirmed',
  hop: 1,
  sentAt: null,
  deliveredAt: null,
  acceptedAt: null,
  answeredAt: null,
  closedAt: null,
  remoteCaseCode: null,
  ...overrides,
});

function holderAfter(count: number, isDone: boolean): TimelineView['holder'] {
  const county = { iid: 'x610303', name: '金台区政协', tier: 'county', unit: null, light: null } as const;
  if (isDone) return { ...county, dueAt: null, workdaysLeft: null };
  if (count < 4) return { ...county, dueAt: utc('11-02 18:00'), workdaysLeft: 5 };
  const province = { iid: 'p610000', name: '陕西省政协', tier: 'province', unit: '省卫生健康委员会' } as const;
  return { ...province, dueAt: utc('12-11 18:00'), light: 'green', workdaysLeft: 12 };
}

/** The trace after its first `count` steps; all of them by default. */
export function sampleTrace(count = steps.length): TimelineView {
  const entries = steps.slice(0, count).map((step, index) => toEntry(step, index));
  const reached = new Set(entries.map(({ instance }) => instance));
  const isDone = count === steps.length;
  const crossings = [
    crossing('t1', 'x610303', 'c610300', {
      sentAt: utc('10-30 11:20'),
      deliveredAt: utc('10-30 11:20'),
      acceptedAt: utc('10-30 16:02'),
      remoteCaseCode: 'QSL-610300-2026-0451',
    }),
    crossing('t2', 'c610300', 'p610000', {
      hop: 2,
      sentAt: utc('11-05 14:15'),
      deliveredAt: reached.has('p610000') ? utc('11-05 14:16') : null,
      acceptedAt: reached.has('p610000') ? utc('11-06 09:01') : null,
    }),
  ];
  return {
    rootCaseId: '0193a000-0000-7000-8000-00000000aaaa',
    holder: holderAfter(count, isDone),
    route: (['x610303', 'c610300', 'p610000'] as const).map((iid) => ({ iid, ...offices[iid] })),
    entries,
    crossings: crossings.filter(({ transferId }) => entries.some((entry) => entry.transferId === transferId)),
    waiting: [],
    submittedAt: utc('10-26 09:12'),
    citizenWorkdays: 21,
  };
}

/** The link to the province is down: the second escalation waits at the city. */
export function waitingTrace(): TimelineView {
  const trace = sampleTrace(8);
  return {
    ...trace,
    holder: {
      iid: 'c610300',
      name: '宝鸡市政协',
      tier: 'city',
      unit: null,
      dueAt: utc('11-16 18:00'),
      light: 'yellow',
      workdaysLeft: 2,
    },
    waiting: [{ peer: 'p610000', peerName: '陕西省政协', isUnderway: false, events: 2, since: utc('11-05 14:15') }],
  };
}
