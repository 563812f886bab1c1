import type { OrderRole, RatingValue, RefusalCode, ReturnReasonCode, TransferKind } from '@qsl/contracts';

/** Where to go instead, for each reason not to file. */
export const referrals: Readonly<Record<RefusalCode, string | null>> = {
  personal_matter: '个人事项可拨打 12345 政务服务便民热线咨询办理。',
  civil_dispute: '民事纠纷可向人民调解委员会申请调解，或依法向人民法院起诉。',
  litigation: '已进入诉讼、仲裁程序的事项，请向受理的人民法院或仲裁机构反映。',
  petition_case: '信访事项请向所在地信访局反映，或登录国家信访局网上信访平台。',
  whistleblowing: '检举控告请向纪检监察机关反映，举报电话 12388。',
  classified: '涉密事项请勿通过互联网提交，可与政协办公室当面联系。',
  purely_academic: '学术研究建议可向高等院校、科研院所或有关学会提出。',
  out_of_cppcc_scope: '该事项可拨打 12345 政务服务便民热线，由有关部门受理。',
  already_solved: null,
  duplicate: null,
  no_concrete_proposal: '请补充具体建议后重新提交。',
  more_than_one_matter: '请按“一事一议”分别提交。',
  false_or_insulting: null,
  pre_decided: null,
};

export const orderRoleWords: Readonly<Record<OrderRole, string>> = {
  lead: '主办',
  co: '会办',
  split: '分办',
  sole: '单办',
};

export const ratingWords: Readonly<Record<RatingValue, string>> = {
  satisfied: '满意',
  mostly_satisfied: '基本满意',
  dissatisfied: '不满意',
  no_statement: '未表态',
};

export const transferWords: Readonly<Record<TransferKind, string>> = { escalate: '上报', delegate: '转办' };

export const returnWords: Readonly<Record<ReturnReasonCode, string>> = {
  not_competent: '不属于本级职责',
  incomplete: '材料不全',
  already_handled: '已办理过',
  wrong_office: '受理单位有误',
  other: '其他原因',
};
