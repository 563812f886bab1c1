import type { ArticleView, NoticeView } from '@qsl/contracts';
import { callId, topicId } from './sample-topics.js';
import { consultationId } from './sample-consultations.js';
import { offices } from './sample-office.js';

const [province, city] = offices;

export const articleId = (index: number): string => `01920000-0000-7000-8000-00000000000${index}`;
export const noticeId = (index: number): string => `01921000-0000-7000-8000-00000000000${index}`;

function anArticle(index: number, rest: Partial<ArticleView>): ArticleView {
  return {
    id: articleId(index),
    title: '市政协召开住宅小区直饮水管理协商会',
    summary: '委员、群众代表和三个部门面对面，就管理责任、水质公示达成初步共识。',
    category: 'consultation',
    state: 'review',
    publicClass: 'pending',
    source: city as ArticleView['source'],
    isOwn: true,
    publishedAt: null,
    hasCover: false,
    coverAlt: null,
    isHidden: false,
    body: '<p>11月24日，市政协召开直饮水管理协商会。</p><h2>达成的共识</h2><ul><li>检测结果每季度公示</li><li>无人管理的设备停用</li></ul><blockquote>谁经营，谁负责。</blockquote><table><tbody><tr><th>设备</th><th>数量</th></tr><tr><td>已登记</td><td>177 台</td></tr></tbody></table>',
    version: 2,
    coverCredit: null,
    attachments: [],
    links: [{ kind: 'consultation', id: consultationId(1), title: '住宅小区直饮水机由谁管理、怎样公示水质？' }],
    scope: { kind: 'children' },
    corrections: [],
    retraction: null,
    actions: [],
    scheduledFor: null,
    returned: null,
    updatedAt: '2026-11-24T10:00:00Z',
    ...rest,
  };
}

/** In review, returned, published and corrected, from above, retracted. */
export const articles = (): ArticleView[] => [
  anArticle(1, { actions: ['return', 'approve'] }),
  anArticle(2, {
    title: '委员走进社区听取加装电梯意见',
    category: 'members',
    state: 'draft',
    publicClass: 'hidden',
    returned: '请补充社区名称和到场委员人数。',
    actions: ['revise', 'submit'],
  }),
  anArticle(3, {
    title: '全市直饮水设备完成首轮登记',
    category: 'outcome',
    state: 'corrected',
    publicClass: 'active',
    publishedAt: '2026-11-22T02:00:00Z',
    corrections: [{ at: '2026-11-23T02:00:00Z', note: '登记数量应为 177 台，原文误作 171 台。' }],
    actions: ['correct', 'retract'],
  }),
  anArticle(4, {
    title: '省政协部署 2027 年度民主监督工作',
    category: 'work',
    state: 'published',
    publicClass: 'active',
    source: province,
    isOwn: false,
    publishedAt: '2026-11-23T08:00:00Z',
    attachments: [
      { id: 'ab'.repeat(32), name: '监督工作方案.pdf', type: 'application/pdf', size: 412_000, state: 'available' },
      { id: 'cd'.repeat(32), name: '议题清单.pdf', type: 'application/pdf', size: 2_100_000, state: 'underway' },
    ],
    actions: ['hide'],
  }),
  anArticle(5, {
    title: '关于协商会改期的通知',
    category: 'notice',
    state: 'retracted',
    publicClass: 'withdrawn',
    publishedAt: '2026-11-15T08:00:00Z',
    body: '',
    retraction: { at: '2026-11-16T01:00:00Z', reason: '会议时间未变，原通知有误。' },
  }),
];

export function aNotice(index: number, rest: Partial<NoticeView>): NoticeView {
  return {
    id: noticeId(index),
    matter: { kind: 'topic', id: topicId(1) },
    reason: 'queue',
    title: '住宅小区直饮水机由谁管理',
    text: '收到新的议题，等待初审。',
    portalPath: null,
    deskPath: `/desk/screening/${topicId(1)}`,
    at: '2026-11-25T00:50:00Z',
    count: 1,
    unread: true,
    sequence: 100 + index,
    ...rest,
  };
}

export const notices = (): NoticeView[] => [
  aNotice(1, {}),
  aNotice(2, {
    matter: { kind: 'consultation', id: consultationId(1) },
    title: '住宅小区直饮水机由谁管理、怎样公示水质？',
    text: '有 3 条看法和发言等待审核。',
    deskPath: `/desk/consultations/${consultationId(1)}`,
    count: 3,
    at: '2026-11-25T00:20:00Z',
  }),
  aNotice(3, {
    matter: { kind: 'topic_call', id: callId(2) },
    reason: 'watched',
    title: '全省住宅小区直饮水管理议题征集',
    text: '陕西省政协发布征集活动，12月20日截止。',
    deskPath: `/desk/topics/calls/${callId(2)}`,
    unread: false,
    at: '2026-11-24T02:00:00Z',
  }),
];
