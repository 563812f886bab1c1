import type {
  CommentThread,
  CommentView,
  ConsultationRow,
  ConsultationView,
  NextStatement,
  ResultsView,
  StatementView,
} from '@qsl/contracts';
import { inDays } from '@qsl/testing';
import { city, county } from './sample-topics.js';

const idOf = (n: number): string => `0193c000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const base: ConsultationRow = {
  id: idOf(1),
  code: 'QSL-610300-2026-X0004',
  title: '老旧小区加装电梯，一层住户的损失怎样补',
  state: 'discussing',
  publicClass: 'active',
  owner: city,
  convener: '市政协人口资源环境委员会',
  announcedAt: '2026-11-12T01:00:00Z',
  closesOn: inDays(10),
  isOpen: true,
  statements: 24,
  participants: 318,
  hasOutcome: false,
};

/** Invented consultations in every phase. */
export const consultationRows: ConsultationRow[] = [
  base,
  {
    ...base,
    id: idOf(2),
    title: '冬季供暖温度不达标，怎样测、怎样退费',
    state: 'announced',
    publicClass: 'pending',
    owner: county,
    convener: '区政协社会法制委员会',
    isOpen: false,
    statements: 0,
    participants: 0,
  },
  {
    ...base,
    id: idOf(3),
    title: '社区食堂怎样办得起、办得久',
    state: 'tracking',
    publicClass: 'done',
    owner: county,
    convener: '区政协教科卫体委员会',
    closesOn: '2026-10-20',
    isOpen: false,
    statements: 31,
    participants: 462,
    hasOutcome: true,
  },
  {
    ...base,
    id: idOf(4),
    title: '校门口临时停车位怎么划',
    state: 'drafting_outcome',
    publicClass: 'active',
    closesOn: '2026-11-18',
    isOpen: false,
    statements: 12,
    participants: 97,
  },
];

/** Of this county itself: where its people ask for a seat at the meeting. Not in the lists. */
const own: ConsultationRow = { ...base, id: idOf(5), owner: county, title: '菜市场夜间摆摊怎样管' };

const [room, announced, tracking, drafting] = consultationRows.map(({ id }) => `/consultations/${id}`);
export const rooms = {
  open: String(room),
  announced: String(announced),
  tracking: String(tracking),
  drafting: String(drafting),
  own: `/consultations/${own.id}`,
};

/** Seats are asked for at the office that holds it. */
function meetingOf(isOver: boolean, isOwn: boolean): ConsultationView['meeting'] {
  return {
    startsAt: isOver ? '2026-10-12T06:30:00Z' : `${inDays(8)}T06:30:00Z`,
    place: '市行政中心 3 号楼 201 会议室',
    agenda: [
      { title: '市住房和城乡建设局介绍情况', minutes: 20 },
      { title: '居民代表发言', minutes: 40 },
      { title: '讨论', minutes: 60 },
      { title: '有关部门回应', minutes: 30 },
    ],
    capacity: isOwn ? 40 : null,
    registered: isOwn ? 27 : 0,
    registration: null,
    attendees: isOver ? 36 : null,
    organisations: isOver ? ['区民政局', '区财政局', '东风路街道办事处'] : [],
    attendance: [],
    minutes: isOver
      ? '会议由区政协教科卫体委员会召集。与会人员认为，社区食堂的难点在于客流不稳、租金偏高。\n\n区民政局表示，将按实际助餐人次发放补贴；区财政局表示，补贴资金列入明年预算。'
      : null,
  };
}

export function consultationOf(id: string, isSignedIn: boolean): ConsultationView | null {
  const found = [...consultationRows, own].find((one) => one.id === id);
  if (!found) return null;
  const isOver = found.state === 'tracking';
  const isOwn = found.owner.iid === county.iid;
  const whileOpen: ConsultationView['actions'] = [
    'vote',
    'state',
    'comment',
    ...(isOwn ? (['register'] as const) : []),
  ];
  return {
    ...found,
    summary:
      '全市 2005 年以前建成的多层住宅约 4200 栋，今年已加装电梯 310 部。争议最大的是一层、二层住户的采光、噪声和房价影响怎样补偿。\n\n请您对补偿的范围、标准、由谁出钱发表意见。协商成果送市住房和城乡建设局，作为修订加装电梯实施办法的依据。',
    hideResults: 'until_vote',
    scope: { kind: 'all' },
    version: 6,
    isOwn,
    actions: isSignedIn && found.isOpen ? whileOpen : [],
    papers: [
      {
        id: idOf(51),
        title: '现行实施办法中关于补偿的规定',
        text: '《宝鸡市既有住宅加装电梯实施办法》第十一条：因加装电梯受到影响的业主，由同单元业主协商补偿，协商不成的可以申请调解。\n\n办法没有规定补偿标准。',
      },
      {
        id: idOf(52),
        title: '周边城市的三种做法',
        text: '一是按楼层系数分摊，一层不出资并得到补偿；二是由财政补贴中划出一部分；三是只协商、不设标准。',
      },
    ],
    topic: isOver ? { id: '0193b000-0000-7000-8000-000000000013', title: '社区食堂的价格和补贴应当公开' } : null,
    meeting: found.state === 'announced' ? null : meetingOf(isOver, isOwn),
    outcome: isOver
      ? {
          decision: 'partly_adopted',
          text: '一、按实际助餐人次发放补贴，每月公布；二、由街道提供的场地三年内免收租金；三、关于统一定价的建议未采纳，理由是各食堂成本不同，改为公示价格、接受监督。',
          concludedAt: '2026-11-02T08:00:00Z',
        }
      : null,
    commitments: isOver
      ? [
          { id: idOf(61), owner: '区民政局', text: '出台助餐人次补贴办法，并每月公布发放情况。', dueOn: '2026-12-31' },
          {
            id: idOf(62),
            owner: '东风路街道办事处',
            text: '与 3 家社区食堂签订三年免租协议。',
            dueOn: '2027-01-31',
          },
        ]
      : [],
    noCommitment: null,
    toModerate: 0,
    votesOnTheWay: found.isOpen ? 5 : 0,
  };
}

const statement = (n: number, text: string, overrides: Partial<StatementView> = {}): StatementView => ({
  id: idOf(100 + n),
  text,
  state: 'published',
  officeName: n % 2 === 0 ? '金台区政协' : '渭滨区政协',
  createdAt: '2026-11-18T02:00:00Z',
  mine: false,
  myVote: null,
  totals: null,
  refusal: null,
  ...overrides,
});

export const statements: StatementView[] = [
  statement(1, '一层住户不出资，还应当得到一次性补偿。', {
    myVote: 'agree',
    totals: { agree: 201, disagree: 43, pass: 12 },
  }),
  statement(2, '补偿标准应当由市里定一个范围，不能全靠邻居之间谈。', {
    myVote: 'pass',
    totals: { agree: 188, disagree: 31, pass: 40 },
  }),
  statement(3, '影响采光要先测量，测出来有影响的才补。', {
    myVote: 'disagree',
    totals: { agree: 110, disagree: 102, pass: 17 },
  }),
  statement(4, '财政补贴应当拿出一部分专门用于补偿低层住户。'),
  statement(5, '电梯产生的广告收入优先补给低层住户。', { mine: true }),
];

export const nextOne: NextStatement = { statement: statements[3] ?? null, voted: 12, total: 24 };
export const results: ResultsView = {
  participants: 318,
  votes: 2904,
  mostAgreed: statements.slice(0, 2),
  mostDivided: statements.slice(2, 3),
  countedAt: '2026-11-25T01:00:00Z',
};

const comment = (n: number, overrides: Partial<CommentView>): CommentView => ({
  id: idOf(200 + n),
  parentId: null,
  type: 'info',
  text: '我们单元去年装的，一层两户各补了一万二，是楼上八户平摊的。',
  author: '王先生',
  mine: false,
  createdAt: '2026-11-20T04:10:00Z',
  depth: 0,
  isPending: false,
  hidden: null,
  replyCount: 0,
  ...overrides,
});

export const threads: CommentThread[] = [
  {
    root: comment(1, {
      type: 'question',
      author: '李女士',
      text: '如果楼上楼下谈不拢，市里有没有上门调解的渠道？调解多久有结果？',
      replyCount: 4,
    }),
    answer: comment(2, {
      parentId: idOf(201),
      type: 'official_answer',
      author: '市住房和城乡建设局',
      text: '可以向所在街道申请，街道会同司法所在 15 个工作日内组织调解。调解不收费。',
      depth: 1,
    }),
    replies: [
      comment(3, { parentId: idOf(201), text: '我们街道调解过，两次就谈成了。', depth: 1, author: '群众' }),
      comment(4, { parentId: idOf(203), type: 'for', text: '这个渠道应当写进办法里。', depth: 2, author: '委员' }),
    ],
  },
  { root: comment(5, {}), answer: null, replies: [] },
  {
    root: comment(6, { type: 'against', author: '赵先生', text: '', hidden: 'abuse' }),
    answer: null,
    replies: [],
  },
  {
    root: comment(7, {
      type: 'for',
      mine: true,
      author: '王女士',
      isPending: true,
      text: '赞成按楼层系数分摊，简单明白。',
    }),
    answer: null,
    replies: [],
  },
];

export const moreReplies: CommentView[] = [
  ...(threads[0]?.replies ?? []),
  comment(8, { parentId: idOf(201), text: '司法所的人很耐心。', depth: 1 }),
  comment(9, { parentId: idOf(201), text: '建议公布调解电话。', depth: 1 }),
];
