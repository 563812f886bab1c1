import type { CrossingView, Tier, TimelineEntry, TimelineView } from '@qsl/contracts';

const names = {
  x610303: { name: '金台区政协', tier: 'county' },
  c610300: { name: '宝鸡市政协', tier: 'city' },
  p610000: { name: '陕西省政协', tier: 'province' },
} as const satisfies Record<string, { name: string; tier: Tier }>;
type Iid = keyof typeof names;
type Step = readonly [at: string, iid: Iid, kind: string, text: string, transferId?: string];

const county: Step[] = [
  ['11-04 09:12', 'x610303', 'case.registered', '群众通过网上平台提交微建议。'],
  ['11-04 15:40', 'x610303', 'case.in_review', '受理初审，核对事项和所在地。'],
  ['11-06 10:05', 'x610303', 'case.filed', '经审查立案：设备管理无依据，区级难以解决。'],
  ['11-09 11:20', 'x610303', 'transfer.sent', '区级没有直饮水设备管理的依据，上报宝鸡市政协。', 't1'],
];
const city: Step[] = [
  ['11-09 16:02', 'c610300', 'transfer.accepted', '宝鸡市政协签收，编号 QSL-610300-2026-0451。', 't1'],
  ['11-11 09:30', 'c610300', 'order.dispatched', '交市住房和城乡建设局主办、市市场监督管理局会办。'],
  ['11-12 08:50', 'c610300', 'order.signed', '市住房和城乡建设局签收。'],
  ['11-24 14:15', 'c610300', 'transfer.sent', '需要全省统一规定，上报陕西省政协。', 't2'],
];

const utc = (at: string): string => new Date(`2026-${at.replace(' ', 'T')}:00+08:00`).toISOString();

const toEntry = ([at, iid, kind, text, transferId]: Step, index: number): TimelineEntry => ({
  id: `0190b000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  at: utc(at),
  instance: iid,
  instanceName: names[iid].name,
  tier: names[iid].tier,
  kind,
  actor: names[iid].name,
  text,
  transferId: transferId ?? null,
  void: false,
  reply: null,
  outcome: null,
});

const crossing = (transferId: string, from: Iid, to: Iid, rest: Partial<CrossingView>): CrossingView => ({
  transferId,
  kind: 'escalate',
  fromInstance: from,
  fromName: names[from].name,
  toInstance: to,
  toName: names[to].name,
  state: 'accepted',
  hop: 1,
  sentAt: null,
  deliveredAt: null,
  acceptedAt: null,
  answeredAt: null,
  closedAt: null,
  remoteCaseCode: null,
  ...rest,
});

const place = (iid: Iid) => ({ iid, ...names[iid] });

/** A matter that came from the county and waits at the city for the link to the province. */
export function waitingTimeline(): TimelineView {
  return {
    rootCaseId: '0190c000-0000-7000-8000-000000000001',
    holder: {
      ...place('c610300'),
      unit: '市住房和城乡建设局',
      dueAt: '2026-12-04T10:00:00Z',
      light: null,
      workdaysLeft: 7,
    },
    route: [place('x610303'), place('c610300'), place('p610000')],
    entries: [...county, ...city].map(toEntry),
    crossings: [
      crossing('t1', 'x610303', 'c610300', {
        sentAt: utc('11-09 11:20'),
        deliveredAt: utc('11-09 11:20'),
        acceptedAt: utc('11-09 16:02'),
        remoteCaseCode: 'QSL-610300-2026-0451',
      }),
      crossing('t2', 'c610300', 'p610000', { state: 'sent', hop: 2, sentAt: utc('11-24 14:15') }),
    ],
    waiting: [{ peer: 'p610000', peerName: '陕西省政协', isUnderway: false, events: 2, since: utc('11-25 08:12') }],
    submittedAt: utc('11-04 09:12'),
    citizenWorkdays: 16,
  };
}

/** A matter that came from the county and has not left the city. */
export function cityTimeline(): TimelineView {
  const whole = waitingTimeline();
  return {
    ...whole,
    holder: { ...whole.holder, unit: null },
    route: whole.route.slice(0, 2),
    entries: whole.entries.slice(0, 5),
    crossings: whole.crossings.slice(0, 1),
    waiting: [],
  };
}
