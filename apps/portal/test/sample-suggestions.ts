import type { SimilarSuggestion, SuggestionRow, SuggestionView } from '@qsl/contracts';
import { sampleOutcome, sampleReply } from './sample-trace.js';

const base: SuggestionRow = {
  id: '0193a000-0000-7000-8000-000000000001',
  code: 'QSL-610303-2026-0012',
  title: '老旧小区直饮水设施怎么管，谁来管',
  category: 'drinking_water',
  areaCode: '610303',
  state: 'answered',
  publicClass: 'active',
  author: '王女士',
  submittedAt: '2026-10-26T01:12:00Z',
  holderName: '金台区政协',
  hasOutcome: true,
};

const row = (overrides: Partial<SuggestionRow>): SuggestionRow => ({ ...base, hasOutcome: false, ...overrides });
const idOf = (n: number): string => `0193a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Invented suggestions of an invented district office. */
export const rows: SuggestionRow[] = [
  base,
  row({
    id: idOf(2),
    code: 'QSL-610303-2026-0019',
    title: '公园路片区停车难，建议夜间错峰开放机关车位',
    category: 'transport',
    state: 'in_handling',
    author: '群众',
    holderName: '宝鸡市政协',
  }),
  row({
    id: idOf(3),
    code: 'QSL-610303-2026-0021',
    title: '群众路小学门口上下学时段行人过街不安全',
    category: 'safety',
    state: 'in_handling',
    author: '李先生',
  }),
  row({
    id: idOf(4),
    code: 'QSL-610303-2026-0008',
    title: '农村幸福院怎样办得长久',
    category: 'elderly_care',
    state: 'closed',
    publicClass: 'done',
    author: '委员',
    hasOutcome: true,
  }),
  row({
    id: idOf(5),
    code: 'QSL-610303-2026-0023',
    title: '渭河步道北段夜间没有路灯',
    category: 'housing_community',
    state: 'in_handling',
    author: '群众',
  }),
  row({
    id: idOf(6),
    code: 'QSL-610303-2026-0025',
    title: '社区卫生服务站周末能否开放儿童疫苗接种',
    category: 'health',
    state: 'needs_revision',
    publicClass: 'waiting',
    author: '赵女士',
  }),
];

export function suggestionOf(id: string): SuggestionView | null {
  const found = rows.find((one) => one.id === id);
  return found ? toView(found) : null;
}

function toView(found: SuggestionRow): SuggestionView {
  const isAnswered = found.state === 'answered';
  return {
    ...found,
    body: '我们小区去年装了两台直饮水机，滤芯多久没换没人说得清。问物业，物业说是公司的设备；问公司，公司说物业该管。\n\n原因是没有规定写明谁负责水质。\n\n建议：明确设备经营者负责水质，设备上贴出检测结果和换滤芯日期，由卫生部门抽查。',
    caseId: idOf(901),
    rootCaseId: idOf(901),
    version: 7,
    mine: true,
    actions: isAnswered ? ['rate'] : found.state === 'needs_revision' ? ['supplement'] : [],
    reply: isAnswered ? sampleReply : null,
    outcome: isAnswered ? sampleOutcome : null,
    rating: null,
    notice:
      found.state === 'needs_revision'
        ? { code: 'incomplete', text: '请补充希望开放的站点名称和时段。', referral: null }
        : null,
  };
}

export const similar: SimilarSuggestion[] = [
  { ...base, score: 0.61, answer: '设备经营者为卫生管理第一责任人，设备上须公示水质检测结果和更换滤芯日期。' },
  {
    ...row({ id: idOf(7), title: '小区直饮水机滤芯更换要公示', category: 'drinking_water', state: 'in_handling' }),
    score: 0.33,
    answer: null,
  },
];
