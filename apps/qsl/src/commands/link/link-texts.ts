import type { LinkAlarm, LinkState, LinkView, Message, RecoveryView } from '@qsl/contracts';
import type { Say } from '../../language.js';

/** States of a link as operators read them. */
const linkStateTexts: Readonly<Record<LinkState, Message>> = {
  down: { zh: '未连接', en: 'down' },
  dialing: { zh: '正在连接', en: 'dialing' },
  hello: { zh: '正在握手', en: 'greeting' },
  active: { zh: '正常', en: 'active' },
  stalled: { zh: '无应答', en: 'stalled' },
  recovering: { zh: '恢复核对中', en: 'recovering' },
  refused: { zh: '被拒绝', en: 'refused' },
  suspended: { zh: '已暂停', en: 'suspended' },
  retired: { zh: '已停用', en: 'retired' },
};

export const relationTexts: Readonly<Record<LinkView['relation'], Message>> = {
  parent: { zh: '上级', en: 'parent' },
  child: { zh: '下级', en: 'child' },
};

/** What speaks against a neighbour. */
const alarmTexts: Readonly<Record<LinkAlarm, Message>> = {
  directory_stale: { zh: '久未转来登记机关的名录通报', en: 'passes on no word of the registrar' },
  directory_withheld: { zh: '未转来已更新的名录', en: 'withholds cards of the directory' },
  events_withheld: { zh: '已接收的记录未转送', en: 'has confirmed events and not passed them on' },
  events_unattested: { zh: '久未转来收文机关的收到证明', en: 'brings no attestation of events passed on' },
};

export const alarmsText = ({ alarms }: Pick<LinkView, 'alarms'>, say: Say): string =>
  alarms.map((alarm) => say(alarmTexts[alarm])).join(say({ zh: '；', en: '; ' }));

/** Why a neighbour refuses to talk; the word itself where it is of a later version. */
const refusalTexts: Readonly<Record<string, Message>> = {
  version: { zh: '协议版本不符', en: 'another protocol version' },
  unknown_peer: { zh: '对方名录中没有本机关', en: 'we are not in its directory' },
  malformed: { zh: '对方无法识别', en: 'it did not understand us' },
  suspended: { zh: '对方已暂停', en: 'suspended over there' },
  retired: { zh: '对方已停用', en: 'retired over there' },
};

export function stateText({ state, refusal }: Pick<LinkView, 'state' | 'refusal'>, say: Say): string {
  const why = refusal === null ? '' : refusalText(refusal, say);
  return why === '' ? say(linkStateTexts[state]) : `${say(linkStateTexts[state])}（${why}）`;
}

const refusalText = (refusal: string, say: Say): string =>
  Object.hasOwn(refusalTexts, refusal) ? say(refusalTexts[refusal] ?? { zh: refusal, en: refusal }) : refusal;

/** That the office is read-only after a restore, and what for; `null` where it is not. */
export function recoveryText({ phase, waitsFor, unapplied }: RecoveryView, say: Say): string | null {
  const offices = waitsFor.map(({ iid, name }) => `${iid} ${name}`).join('、');
  if (phase === 'none') return null;
  return phase === 'asking'
    ? say({
        zh: `本机关刚从备份恢复，只能查阅：正在等候 ${offices} 给回备份之后的记录。长期联系不上的用 qsl recover --without 决定不再等候。`,
        en: `Restored from a backup and read-only: waiting for what ${offices} hold. Where one stays away: qsl recover --without.`,
      })
    : say({
        zh: `本机关刚从备份恢复，只能查阅：取回的记录还有 ${unapplied} 件正在补录。`,
        en: `Restored from a backup and read-only: ${unapplied} records that came back are being applied.`,
      });
}
