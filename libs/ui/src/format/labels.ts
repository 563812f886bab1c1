import type {
  CaseState,
  DisplayName,
  LinkState,
  OrderRole,
  OrderState,
  OutcomeType,
  PublicClass,
  RatingValue,
  RefusalCode,
  ResultGrade,
  ReturnReasonCode,
  Role,
  SlaLight,
  SuggestionCategory,
  SuggestionState,
  Tier,
  TransferKind,
  TransferReasonCode,
  TransferState,
} from '@qsl/contracts';

/** Chinese words of every closed list in the contracts; a value without a word does not compile. */

export const tierLabels: Record<Tier, string> = { province: '省', city: '市', county: '区县' };

export const suggestionStateLabels: Record<SuggestionState, string> = {
  submitted: '已提交',
  under_review: '受理初审中',
  needs_revision: '待您补充',
  not_filed: '不予立案',
  in_handling: '办理中',
  answered: '已答复',
  closed: '已办结',
};

export const publicClassLabels: Record<PublicClass, string> = {
  pending: '待受理',
  active: '进行中',
  waiting: '待您补充',
  done: '已办结',
  declined: '不予立案',
  merged: '已并案',
  withdrawn: '已撤回',
  hidden: '已隐藏',
};

/** The shape that stands beside the word, so that a state never shows by colour alone. */
export const publicClassShapes: Record<PublicClass, string> = {
  pending: '○',
  active: '●',
  waiting: '◐',
  done: '✓',
  declined: '✕',
  merged: '⇉',
  withdrawn: '↩',
  hidden: '–',
};

export const caseStateLabels: Record<CaseState, string> = {
  registered: '登记',
  in_review: '受理初审',
  needs_revision: '退回补充',
  not_filed: '不予立案',
  filed: '已立案',
  assigned: '已交办',
  in_progress: '办理中',
  escalated: '已转出',
  reply_review: '复文审查',
  answered: '已答复',
  rated: '已评价',
  closed: '办结',
};

export const orderStateLabels: Record<OrderState, string> = {
  dispatched: '待签收',
  signed: '办理中',
  submitted: '已报复文',
  approved: '复文已签发',
  sent_back: '复文被退回',
  done: '办结',
};

export const orderRoleLabels: Record<OrderRole, string> = { lead: '主办', co: '会办', split: '分办', sole: '单办' };

export const transferKindLabels: Record<TransferKind, string> = { escalate: '上报', delegate: '转办' };

export const transferStateLabels: Record<TransferState, string> = {
  composed: '待签发',
  sent: '已发出',
  delivered: '已送达',
  accepted: '已签收',
  in_progress: '办理中',
  transferred_on: '已再转',
  returned: '已退回',
  answered: '已答复',
  confirmed: '已确认',
  recalled: '已撤回',
};

export const transferReasonLabels: Record<TransferReasonCode, string> = {
  beyond_authority: '超出本级职权',
  cross_region: '涉及多个地区',
  needs_regulation: '需要上级出台规定',
  needs_funding: '需要上级统筹资金',
  local_competence: '属下级职权范围',
  other: '其他',
};

export const returnReasonLabels: Record<ReturnReasonCode, string> = {
  not_competent: '不属于本级职权',
  incomplete: '材料不全',
  already_handled: '已有办理结果',
  wrong_office: '应由其他地区办理',
  other: '其他',
};

export const resultGradeLabels: Record<ResultGrade, string> = {
  resolved: 'A 类：已解决或基本解决',
  under_way: 'B 类：正在解决或已列入计划',
  planned: 'C 类：列入长期规划',
  reference_only: 'D 类：留作参考',
};

export const ratingLabels: Record<RatingValue, string> = {
  satisfied: '满意',
  mostly_satisfied: '基本满意',
  dissatisfied: '不满意',
  no_statement: '未表态',
};

export const outcomeTypeLabels: Record<OutcomeType, string> = {
  normative_document: '规范性文件',
  government_rule: '政府规章',
  local_regulation: '地方性法规',
  policy: '政策措施',
  project: '工程项目',
  rectification: '整改落实',
  reply: '答复',
};

export const slaLightLabels: Record<SlaLight, string> = { green: '时间充裕', yellow: '临近到期', red: '已超期' };

export const refusalLabels: Record<RefusalCode, string> = {
  personal_matter: '属于个人事务',
  civil_dispute: '属于民事纠纷',
  litigation: '已进入诉讼、仲裁程序',
  petition_case: '属于信访事项',
  whistleblowing: '属于检举控告',
  classified: '涉及国家秘密',
  purely_academic: '属于纯学术研究',
  out_of_cppcc_scope: '不属于政协履职范围',
  already_solved: '事项已经解决',
  duplicate: '与已有内容重复',
  no_concrete_proposal: '没有具体建议',
  more_than_one_matter: '一件中写了多件事',
  false_or_insulting: '内容失实或有侮辱性语言',
  pre_decided: '有关部门已作出决定',
};

export const categoryLabels: Record<SuggestionCategory, string> = {
  drinking_water: '饮水用水',
  housing_community: '住房与社区',
  transport: '交通出行',
  education: '教育',
  health: '医疗卫生',
  elderly_care: '养老助老',
  environment: '环境保护',
  agriculture: '农业农村',
  culture: '文化体育',
  safety: '公共安全',
  business: '营商环境',
  other: '其他',
};

export const displayNameLabels: Record<DisplayName, string> = {
  real: '公开姓名',
  surname: '只公开姓氏',
  anonymous: '不公开姓名',
};

export const roleLabels: Record<Role, string> = {
  citizen: '群众',
  member: '委员',
  staff: '政协工作人员',
  leader: '主席会议成员',
  unit: '承办单位',
  editor: '资讯编辑',
  admin: '管理员',
};

export const linkStateLabels: Record<LinkState, string> = {
  down: '未连接',
  dialing: '正在连接',
  hello: '正在握手',
  active: '正常',
  stalled: '对方无应答',
  recovering: '恢复后对账中',
  refused: '被拒绝',
  suspended: '已暂停',
  retired: '已停用',
};

/** The word for a value of a list that travels as plain text; the value itself where the list has grown since. */
export function labelOf(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? value;
}
