import { approveInvitation } from '@qsl/contracts';
import { invitationAct } from './invitation-act.js';

export const linkApprove = invitationAct({
  verb: 'approve',
  contract: approveInvitation,
  about: {
    zh: '批准已用接入码申请的机关，须由邀请人以外的另一人办理（命令行只比对自报的操作人，需要核实身份的请在工作台办理）',
    en: 'Approve an office that used its code; by another person than the one who invited (here by the name given, which nothing checks; at the desk by account)',
  },
  done: { zh: '已批准 {iid}，等待登记机构签发名片。', en: 'Approved: {iid}. The registrar’s card is on its way.' },
});
