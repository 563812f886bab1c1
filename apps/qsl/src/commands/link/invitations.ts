import { type InvitationState, type InvitationView, listInvitations, type Message } from '@qsl/contracts';
import { command } from '../../command.js';
import type { Say } from '../../language.js';
import { type Column, listing } from '../../listing.js';
import { momentText } from '../../moment.js';
import { pageOptions } from '../../page-options.js';

const stateTexts: Readonly<Record<InvitationState, Message>> = {
  open: { zh: '待使用', en: 'open' },
  asked: { zh: '待批准', en: 'to be approved' },
  approved: { zh: '已批准，待接通', en: 'approved' },
  joined: { zh: '已接入', en: 'joined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  expired: { zh: '已过期', en: 'expired' },
};

const notReady: Message = { zh: '待使用，链路服务未就绪', en: 'open, the link broker is not ready' };

function stateText({ state, fault, isReady }: InvitationView, say: Say): string {
  if (fault !== null) return `${say({ zh: '登记机构未予签发', en: 'turned down' })}（${fault}）`;
  return say(state === 'open' && !isReady ? notReady : stateTexts[state]);
}

const columns: readonly Column<InvitationView>[] = [
  { head: { zh: '编号', en: 'OFFICE' }, cell: ({ iid }) => iid },
  { head: { zh: '状态', en: 'STATE' }, cell: stateText },
  { head: { zh: '机关', en: 'NAME' }, cell: ({ office }) => office?.name ?? '—' },
  { head: { zh: '邀请人', en: 'INVITED BY' }, cell: ({ invitedBy }) => invitedBy },
  { head: { zh: '有效期至', en: 'WORKS UNTIL' }, cell: ({ expiresAt }) => momentText(expiresAt) },
  { head: { zh: '批准人', en: 'APPROVED BY' }, cell: ({ approvedBy }) => approvedBy ?? '—' },
  { head: { zh: '公钥', en: 'KEY' }, cell: ({ office }) => office?.signingKey ?? '—' },
];
const none: Message = { zh: '没有发出过邀请。', en: 'Nobody was invited yet.' };

export const linkInvitations = command({
  usage: 'invitations',
  about: { zh: '发出的邀请和等待批准的机关，新的在前', en: 'Invitations and who waits for approval, the newest first' },
  options: (yargs, say) => pageOptions(yargs, say),
  run: async ({ office, say }, { limit, cursor }) => {
    const list = await office.ask(listInvitations, { limit, cursor });
    return { json: list, text: listing(list, { columns, none }, say) };
  },
});
