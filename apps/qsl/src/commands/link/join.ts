import { joinParent } from '@qsl/contracts';
import { command } from '../../command.js';
import { answerMs, outcome, untilActive, withCode } from './asking.js';

export const linkJoin = command({
  usage: 'join <code>',
  about: {
    zh: '凭上级给的接入码接入：提交、等待批准、接通并自检；中断后重新执行即可',
    en: 'Join by the parent’s code: ask, wait for approval, connect and test; may be run again',
  },
  options: (yargs, say) => withCode(yargs, say),
  run: async (session, { code, wait }) => {
    const ask = () => session.office.ask(joinParent, { invitationCode: code }, answerMs);
    return outcome(wait ? await untilActive(ask, session) : await ask(), session);
  },
});
