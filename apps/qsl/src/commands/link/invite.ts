import { inviteOffice, type Message } from '@qsl/contracts';
import { command } from '../../command.js';
import { momentText } from '../../moment.js';
import { withOfficeId, withOptionalReason } from './office-id.js';

const late: Message = {
  zh: '链路服务还没有按新账户生效，请稍后用 qsl link invitations 查看；一直不生效时检查 link-broker。',
  en: 'The link broker has not taken the new account yet: see qsl link invitations, and look after the broker.',
};

export const linkInvite = command({
  usage: 'invite <iid>',
  about: {
    zh: '邀请新的下级机关：给出一次性接入码；同一编号以前的邀请随即失效',
    en: 'Invite a new office: prints a one-time code; an earlier one for this id is void',
  },
  options: (yargs, say) =>
    withOptionalReason(withOfficeId(yargs, say), say).option('hours', {
      type: 'number',
      default: 72,
      describe: say({ zh: '有效小时数，1 至 168', en: 'Hours that the code works, 1 to 168' }),
    }),
  run: async (session, { iid, hours, reason }) => {
    const { office, say } = session;
    const invitation = await office.ask(inviteOffice, { iid, hours, reason });
    const until = momentText(invitation.expiresAt);
    const text = say({
      zh: `请经可信渠道交给 ${iid}，由对方执行 qsl link join，${until} 前有效，只显示这一次：\n${invitation.code}`,
      en: `Hand this to ${iid} by a channel you trust, for qsl link join; works until ${until}, shown this once:\n${invitation.code}`,
    });
    if (!invitation.isReady) session.tell(say(late));
    return { json: invitation, text };
  },
});
