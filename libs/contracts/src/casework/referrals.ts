import type { RefusalCode } from './vocabulary.js';

/** Where people can go with what a CPPCC office does not take up, in one sentence for each reason of refusal. */
export const referrals: Readonly<Record<RefusalCode, string>> = {
  personal_matter: '个人事项请向有关主管部门咨询，或拨打 12345 政务服务便民热线。',
  civil_dispute: '民事纠纷可向所在乡镇（街道）人民调解委员会申请调解，或依法向人民法院起诉。',
  litigation: '涉法涉诉事项请向受理案件的司法机关反映。',
  petition_case: '信访事项请向当地信访局反映，或通过国家信访局网上信访平台提出。',
  whistleblowing: '检举控告请向纪检监察机关反映，举报电话 12388。',
  classified: '涉密内容请勿在网上提交，请向本单位保密工作机构咨询。',
  purely_academic: '学术问题建议向有关科研院所、学会协会提出。',
  out_of_cppcc_scope: '不属于政协职责范围，请向有关主管部门反映，或拨打 12345 政务服务便民热线。',
  already_solved: '该问题已有答复或已经解决，请查看“最新答复与成果”栏目。',
  duplicate: '已有相同内容，欢迎查看并支持已公开的议题或建议。',
  no_concrete_proposal: '请补充具体情况和可行的建议后重新提交。',
  more_than_one_matter: '请按“一事一案”分别提交。',
  false_or_insulting: '请核实情况、文明表达后重新提交。',
  pre_decided: '该事项已有明确决定，可查阅有关文件，或向作出决定的机关了解。',
};
