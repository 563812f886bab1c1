import { DomainError, joinParent, type JoinState, type JoinView, type Message } from '@qsl/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { command, type Session } from '../../command.js';

const everyMs = 2_000;
/** The office asks its parent in this time, and the root. */
const answerMs = 40_000;
/** Over in the next moment, perhaps: the broker reads its accounts anew, or the line was cut. */
const passing: readonly string[] = ['unavailable', 'timeout'];

const texts: Readonly<Record<JoinState, Message>> = {
  waiting: {
    zh: '已提交，等待上级第二人批准（qsl link approve）',
    en: 'Asked; a second person at the parent has to approve',
  },
  approved: { zh: '上级已批准，等待登记机构签发名片', en: 'Approved; waiting for the registrar’s card' },
  connecting: { zh: '名片已签发，正在接通', en: 'The card is there; connecting' },
  active: { zh: 'active：已接入', en: 'active' },
};

/** What is to be compared with the parent by another way than the code came. */
const keysText = ({ signingKey, registrarKey }: JoinView, { say }: Session): string =>
  say({
    zh: `本机关公钥 ${signingKey}\n登记机构公钥 ${registrarKey}\n请与上级当面或电话核对。`,
    en: `This office’s key ${signingKey}\nThe registrar’s key ${registrarKey}\nCompare both with the parent.`,
  });

/** Asks until the office is active; tells of each step once. */
async function untilActive(code: string, session: Session): Promise<JoinView> {
  let told: JoinState | null = null;
  for (;;) {
    const view = await session.office.ask(joinParent, { invitationCode: code }, answerMs).catch((error: unknown) => {
      if (told !== null && error instanceof DomainError && passing.includes(error.kind)) return null;
      throw error;
    });
    if (view?.state === 'active') return view;
    if (view !== null && told === null) session.tell(keysText(view, session));
    if (view !== null && view.state !== told) session.tell(session.say(texts[view.state]));
    told = view?.state ?? told;
    await pause(everyMs);
  }
}

export const linkJoin = command({
  usage: 'join <code>',
  about: {
    zh: '凭上级给的接入码接入：提交、等待批准、接通并自检；中断后重新执行即可',
    en: 'Join by the parent’s code: ask, wait for approval, connect and test; may be run again',
  },
  options: (yargs, say) =>
    yargs
      .positional('code', {
        type: 'string',
        demandOption: true,
        describe: say({ zh: '接入码，以 qsl1. 开头', en: 'The code, beginning with qsl1.' }),
      })
      .option('wait', {
        type: 'boolean',
        default: true,
        describe: say({ zh: '等到接通；--no-wait 只前进一步', en: 'Until it is active; --no-wait for one step' }),
      }),
  run: async (session, { code, wait }) => {
    const view = wait
      ? await untilActive(code, session)
      : await session.office.ask(joinParent, { invitationCode: code }, answerMs);
    const way = session.say({
      zh: `经 ${view.path.join(' → ')} 往返 ${view.roundTripMs ?? 0} 毫秒`,
      en: `there and back by ${view.path.join(' → ')} in ${view.roundTripMs ?? 0} ms`,
    });
    const text = session.say(texts[view.state]);
    return { json: view, text: view.state === 'active' ? `${text}，${way}` : `${text}\n${keysText(view, session)}` };
  },
});
