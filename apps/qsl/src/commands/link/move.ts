import { moveBelow } from '@qsl/contracts';
import { command } from '../../command.js';
import { withReason } from '../../reason.js';
import { answerMs, outcome, untilActive, withCode } from './asking.js';

export const linkMove = command({
  usage: 'move <code>',
  about: {
    zh: '本机关改接另一上级：凭新上级的接入码申请，等待新上级批准、登记机构核准并接通；中断后照常进行',
    en: 'This office goes below another parent by its code: ask, wait for approval there and at the registrar, connect',
  },
  options: (yargs, say) => withReason(withCode(yargs, say), say),
  run: async (session, { code, wait, reason }) => {
    const ask = () => session.office.ask(moveBelow, { invitationCode: code, reason }, answerMs);
    return outcome(wait ? await untilActive(ask, session) : await ask(), session);
  },
});
