import { type CardState, type CardView, listCards, type Message } from '@qsl/contracts';
import { command } from '../../command.js';
import { type Column, listing } from '../../listing.js';
import { momentText } from '../../moment.js';
import { pageOptions } from '../../page-options.js';

const stateTexts: Readonly<Record<CardState, Message>> = {
  active: { zh: '有效', en: 'active' },
  retired: { zh: '已注销', en: 'retired' },
  revoked: { zh: '已吊销', en: 'revoked' },
};

const columns: readonly Column<CardView>[] = [
  { head: { zh: '序号', en: 'SERIAL' }, cell: ({ serial }) => String(serial) },
  { head: { zh: '编号', en: 'OFFICE' }, cell: ({ iid }) => iid },
  { head: { zh: '机关', en: 'NAME' }, cell: ({ name }) => name },
  { head: { zh: '上级', en: 'PARENT' }, cell: ({ parent }) => parent ?? '—' },
  { head: { zh: '状态', en: 'STATE' }, cell: ({ state }, say) => say(stateTexts[state]) },
  { head: { zh: '签发', en: 'ISSUED' }, cell: ({ issuedAt }) => momentText(issuedAt) },
  { head: { zh: '公钥', en: 'KEY' }, cell: ({ signingKey }) => signingKey },
];
const none: Message = { zh: '登记机构还没有签发过名片。', en: 'The registrar has issued no card yet.' };

export const officeList = command({
  usage: 'list',
  about: { zh: '登记机构签发的名片，新的在前', en: 'The registrar’s cards, the newest first' },
  options: (yargs, say) => pageOptions(yargs, say),
  run: async ({ office, say }, { limit, cursor }) => {
    const list = await office.ask(listCards, { limit, cursor });
    return { json: list, text: listing(list, { columns, none }, say) };
  },
});
