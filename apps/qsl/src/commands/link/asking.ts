import { DomainError, type JoinState, type JoinView, type Message } from '@qsl/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { Argv } from 'yargs';
import type { Session } from '../../command.js';
import type { Say } from '../../language.js';

const everyMs = 2_000;
/** The office asks its parent in this time, and the root. */
export const answerMs = 40_000;
/** Over in the next moment, perhaps: the broker reads its accounts anew, or the line was cut. */
const passing: readonly string[] = ['unavailable', 'timeout'];

const texts: Readonly<Record<JoinState, Message>> = {
  waiting: {
    zh: '已提交，等待上级第二人批准（qsl link approve）',
    en: 'Asked; a second person at the parent has to approve',
  },
  approved: {
    zh: '上级已批准，等待登记机构签发名片（改接上级须由其核准）',
    en: 'Approved; waiting for the registrar’s card',
  },
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
export async function untilActive(ask: () => Promise<JoinView>, session: Session): Promise<JoinView> {
  let told: JoinState | null = null;
  for (;;) {
    const view = await ask().catch((error: unknown) => {
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

/** What is shown in the end. */
export function outcome(view: JoinView, session: Session) {
  const way = session.say({
    zh: `经 ${view.path.join(' → ')} 往返 ${view.roundTripMs ?? 0} 毫秒`,
    en: `there and back by ${view.path.join(' → ')} in ${view.roundTripMs ?? 0} ms`,
  });
  const text = session.say(texts[view.state]);
  return { json: view, text: view.state === 'active' ? `${text}，${way}` : `${text}\n${keysText(view, session)}` };
}

/** The code, and whether to wait. */
export const withCode = <T>(yargs: Argv<T>, say: Say) =>
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
    });
