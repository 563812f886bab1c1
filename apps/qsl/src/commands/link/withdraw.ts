import { withdrawInvitation } from '@qsl/contracts';
import { invitationAct } from './invitation-act.js';

export const linkWithdraw = invitationAct({
  verb: 'withdraw',
  contract: withdrawInvitation,
  about: { zh: '撤回邀请，接入码随即失效', en: 'Withdraw an invitation: its code is void' },
  done: { zh: '已撤回给 {iid} 的邀请。', en: 'Withdrawn: {iid}.' },
});
