import type { ArticleRow, ArticleView, NoticeView, OfficeView, SearchHit } from '@qsl/contracts';
import { city, county } from './sample-topics.js';

const idOf = (n: number): string => `0193d000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const province: OfficeView = { iid: 'p610000', name: '陕西省政协', tier: 'province', areaCode: '610000', parent: null };

const base: ArticleRow = {
  id: idOf(1),
  title: '小区直饮水有了新规矩：水质谁负责、多久换滤芯，都要贴在机身上',
  summary: '省卫生健康委等三部门印发现制现售饮用水卫生管理办法，自2027年1月1日起施行。办法源自金台区群众的一条微建议。',
  category: 'outcome',
  state: 'corrected',
  publicClass: 'done',
  source: province,
  isOwn: false,
  publishedAt: '2026-11-20T02:00:00Z',
  hasCover: true,
  coverAlt: '工作人员在小区检测直饮水机水质',
  isHidden: false,
};

/** Invented articles. */
export const articleRows: ArticleRow[] = [
  base,
  {
    ...base,
    id: idOf(2),
    title: '市政协就加装电梯补偿问题开展微协商，欢迎表态发言',
    summary: '本次协商面向全市，12月5日截止。可以对二十多条看法逐条表态，也可以写下自己的看法。',
    category: 'consultation',
    state: 'published',
    source: city,
    hasCover: false,
    coverAlt: null,
  },
  {
    ...base,
    id: idOf(3),
    title: '关于征集2027年度重点协商议题的公告',
    summary: '围绕“一老一小”身边事，12月15日前可以报送。',
    category: 'notice',
    state: 'published',
    source: county,
    isOwn: true,
    hasCover: false,
    coverAlt: null,
  },
  {
    ...base,
    id: idOf(4),
    title: '社区食堂助餐人数统计',
    summary: '',
    category: 'work',
    state: 'retracted',
    publicClass: 'withdrawn',
    source: county,
    isOwn: true,
    hasCover: false,
    coverAlt: null,
  },
];

const [corrected, plain, own, retracted] = articleRows.map(({ id }) => `/news/${id}`);
export const articles = {
  corrected: String(corrected),
  plain: String(plain),
  own: String(own),
  retracted: String(retracted),
};

const body =
  '<p>11月18日，省卫生健康委员会、省住房和城乡建设厅、省市场监督管理局印发《陕西省现制现售饮用水卫生管理办法（演示）》。</p><h2>办法规定了什么</h2><ul><li>设备经营者为卫生管理第一责任人。</li><li>机身公示水质检测结果和更换滤芯日期。</li></ul><blockquote><p>“以前问谁都说不清，现在机身上写着。”金台区居民说。</p></blockquote><h2>什么时候做到</h2><table><thead><tr><th scope="col">事项</th><th scope="col">时限</th></tr></thead><tbody><tr><td>在用设备登记</td><td>2027年6月底</td></tr><tr><td>首次抽查</td><td>2027年9月底</td></tr></tbody></table>';

export function articleOf(id: string): ArticleView | null {
  const found = articleRows.find((one) => one.id === id);
  if (!found) return null;
  const isRetracted = found.state === 'retracted';
  return {
    ...found,
    body: isRetracted ? '' : body,
    version: 3,
    coverCredit: found.hasCover ? '陕西省政协办公厅供图' : null,
    attachments: isRetracted
      ? []
      : [{ id: 'ab'.repeat(32), name: '管理办法全文.pdf', type: 'application/pdf', size: 412_000 }],
    links: isRetracted
      ? []
      : [{ kind: 'suggestion', id: '0193a000-0000-7000-8000-000000000001', title: '老旧小区直饮水设施怎么管，谁来管' }],
    scope: { kind: 'all' },
    corrections:
      found.state === 'corrected'
        ? [{ at: '2026-11-21T03:00:00Z', note: '首次抽查时限原写作2027年6月底，应为2027年9月底，现已更正。' }]
        : [],
    retraction: isRetracted ? { at: '2026-11-19T01:30:00Z', reason: '统计口径有误，核实后重新发布。' } : null,
    actions: [],
    scheduledFor: null,
    returned: null,
    updatedAt: '2026-11-21T03:00:00Z',
  };
}

export const hits: SearchHit[] = [
  {
    rank: 2,
    at: '2026-10-26T01:12:00Z',
    id: '0193a000-0000-7000-8000-000000000001',
    kind: 'suggestion',
    code: 'QSL-610303-2026-0012',
    title: '老旧小区直饮水设施怎么管，谁来管',
    excerpt: '我们小区去年装了两台直饮水机，滤芯多久没换没人说得清。问物业，物业说是公司的设备…',
    publicClass: 'active',
    officeName: '金台区政协',
  },
  {
    rank: 2,
    at: '2026-11-20T02:00:00Z',
    id: idOf(1),
    kind: 'article',
    code: null,
    title: base.title,
    excerpt: '…印发现制现售饮用水卫生管理办法，小区里的直饮水机由经营者负责…',
    publicClass: 'done',
    officeName: '陕西省政协',
  },
];

export const noticeViews: NoticeView[] = [
  {
    id: idOf(31),
    matter: { kind: 'topic', id: '0193b000-0000-7000-8000-000000000015' },
    reason: 'mine',
    title: '小区门口快递车占道',
    text: '金台区政协请您修改后重新提交。',
    portalPath: '/topics/0193b000-0000-7000-8000-000000000015',
    deskPath: null,
    at: '2026-11-24T06:20:00Z',
    count: 2,
    unread: true,
    sequence: 41,
  },
  {
    id: idOf(32),
    matter: { kind: 'consultation', id: '0193c000-0000-7000-8000-000000000003' },
    reason: 'watched',
    title: '社区食堂怎样办得起、办得久',
    text: '协商成果已公布。',
    portalPath: '/consultations/0193c000-0000-7000-8000-000000000003',
    deskPath: null,
    at: '2026-11-02T08:05:00Z',
    count: 1,
    unread: false,
    sequence: 38,
  },
];
