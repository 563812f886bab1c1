import type {
  CommentThread,
  CommentView,
  ConsultationView,
  MeetingView,
  ResultsView,
  StatementView,
} from '@qsl/contracts';
import { offices } from './sample-office.js';
import { topicId } from './sample-topics.js';

const [province, city] = offices;

export const consultationId = (index: number): string => `0191c000-0000-7000-8000-00000000000${index}`;
export const statementId = (index: number): string => `0191d000-0000-7000-8000-00000000000${index}`;
export const commentId = (index: number): string => `0191e000-0000-7000-8000-00000000000${index}`;

const meeting: MeetingView = {
  startsAt: '2026-11-24T01:00:00Z',
  place: '市政协三楼协商议事厅',
  agenda: [
    { title: '市住房和城乡建设局通报直饮水设备排查情况', minutes: 20 },
    { title: '委员和群众代表发言', minutes: 40 },
    { title: '部门回应', minutes: 30 },
  ],
  capacity: 40,
  registered: 26,
  registration: null,
  attendees: null,
  organisations: [],
  attendance: [],
  minutes: null,
};

/** What staff of the owner may do while people discuss. */
const whileDiscussing = [
  'revise',
  'close',
  'add_paper',
  'moderate',
  'schedule_meeting',
  'record_meeting',
  'export_minutes',
  'answer',
];

export function aConsultation(index: number, rest: Partial<ConsultationView>): ConsultationView {
  return {
    id: consultationId(index),
    code: `QSL-610300-2026-X00${index}`,
    title: '住宅小区直饮水机由谁管理、怎样公示水质？',
    state: 'discussing',
    publicClass: 'active',
    owner: city as ConsultationView['owner'],
    convener: '市政协社会法制和民族宗教委员会',
    announcedAt: '2026-11-12T01:00:00Z',
    closesOn: '2026-12-05',
    isOpen: true,
    statements: 14,
    participants: 326,
    hasOutcome: false,
    summary:
      '全市住宅小区有直饮水机两百余台，管理责任不明。请就主管部门、水质公示、退出办法发表看法，结果送市政府研究制定管理办法。',
    hideResults: 'until_vote',
    scope: { kind: 'children' },
    version: 7,
    isOwn: true,
    actions: whileDiscussing,
    papers: [
      {
        id: '0191f000-0000-7000-8000-000000000001',
        title: '全市住宅小区直饮水设备排查情况',
        text: '10月对全市 214 台设备排查，37 台未见检测记录，已停用；其余设备由 9 家企业投放，均未在机身公示检测结果。',
      },
      {
        id: '0191f000-0000-7000-8000-000000000002',
        title: '《生活饮用水卫生监督管理办法》节选',
        text: '供水单位应当有专职或者兼职人员负责饮用水卫生管理，并定期检测水质，结果报卫生行政部门。',
      },
    ],
    topic: { id: topicId(1), title: '住宅小区直饮水机由谁管理' },
    meeting,
    outcome: null,
    commitments: [],
    noCommitment: null,
    toModerate: 3,
    votesOnTheWay: 0,
    ...rest,
  };
}

/** One in each stage that the console treats differently. */
export const consultations = (): ConsultationView[] => [
  aConsultation(1, {}),
  aConsultation(2, {
    title: '老旧小区加装电梯，低层住户怎样补偿？',
    state: 'drafting_outcome',
    publicClass: 'waiting',
    isOpen: false,
    closesOn: '2026-11-20',
    toModerate: 0,
    topic: null,
    actions: ['conclude', 'add_paper', 'moderate', 'schedule_meeting', 'record_meeting', 'export_minutes'],
  }),
  aConsultation(3, {
    title: '秦岭北麓游客中心停车怎样收费？',
    owner: province,
    convener: '省政协人口资源环境委员会',
    isOwn: false,
    topic: null,
    meeting: null,
    votesOnTheWay: 18,
    toModerate: 0,
    actions: ['moderate', 'answer'],
  }),
];

const aStatement = (index: number, rest: Partial<StatementView>): StatementView => ({
  id: statementId(index),
  text: '水质检测结果应当每季度贴在机身上，扫码能查到报告。',
  state: 'published',
  officeName: '金台区政协',
  createdAt: '2026-11-18T03:20:00Z',
  mine: false,
  myVote: null,
  totals: { agree: 241, disagree: 12, pass: 30 },
  refusal: null,
  ...rest,
});

export const statements = (): StatementView[] => [
  aStatement(1, {
    text: '物业收了场地费，就应当对设备登记和报修负责。',
    state: 'pending',
    totals: null,
    officeName: '渭滨区政协',
  }),
  aStatement(2, { text: '全市统一停用所有直饮水机。', state: 'pending', totals: null }),
  aStatement(3, {}),
  aStatement(4, { text: '由住建部门牵头，卫生部门负责抽检。', totals: { agree: 168, disagree: 131, pass: 20 } }),
  aStatement(5, { text: '加微信低价换滤芯。', state: 'refused', refusal: 'spam', totals: null }),
];

export const results = (): ResultsView => ({
  participants: 326,
  votes: 602,
  mostAgreed: statements().filter(({ id }) => id === statementId(3)),
  mostDivided: statements().filter(({ id }) => id === statementId(4)),
  countedAt: '2026-11-25T00:40:00Z',
});

const aComment = (index: number, rest: Partial<CommentView>): CommentView => ({
  id: commentId(index),
  parentId: null,
  type: 'question',
  text: '停用的 37 台什么时候能恢复？小区里老人取水不方便。',
  author: '刘先生/女士',
  mine: false,
  createdAt: '2026-11-19T06:00:00Z',
  depth: 0,
  isPending: false,
  hidden: null,
  replyCount: 0,
  ...rest,
});

export const threads = (): CommentThread[] => [
  {
    root: aComment(1, { type: 'info', text: '我们小区的机器上周已经贴了检测单。', isPending: true }),
    answer: null,
    replies: [],
  },
  { root: aComment(2, {}), answer: null, replies: [] },
  {
    root: aComment(3, { text: '检测费用由谁承担？', author: '委员', replyCount: 2 }),
    answer: aComment(4, {
      type: 'official_answer',
      parentId: commentId(3),
      author: '市市场监督管理局',
      text: '检测费用由设备经营者承担，不得转嫁给物业或居民。',
      depth: 1,
    }),
    replies: [aComment(5, { type: 'for', parentId: commentId(3), text: '赞成，谁经营谁负责。', depth: 1 })],
  },
];
