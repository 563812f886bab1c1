import { type CardState, type CardView, listCards, type Message } from '@qsl/contracts';
import { command } from '../../command.js';
import type { Say } from '../../language.js';
import { momentText } from '../../moment.js';
import { moreText, pageOptions } from '../../page-options.js';
import { table } from '../../table.js';

const stateTexts: Readonly<Record<CardState, Message>> = {
  active: { zh: '有效', en: 'active' },
  retired: { zh: '已注销', en: 'retired' },
  revoked: { zh: '已吊销', en: 'revoked' },
};

const head = (say: Say): string[] => [
  say({ zh: '序号', en: 'SERIAL' }),
  say({ zh: '编号', en: 'OFFICE' }),
  say({ zh: '机关', en: 'NAME' }),
  say({ zh: '上级', en: 'PARENT' }),
  say({ zh: '状态', en: 'STATE' }),
  say({ zh: '签发', en: 'ISSUED' }),
  say({ zh: '公钥', en: 'KEY' }),
];

const row = (card: CardView, say: Say): string[] => [
  String(card.serial),
  card.iid,
  card.name,
  card.parent ?? '—',
  say(stateTexts[card.state]),
  momentText(card.issuedAt),
  card.signingKey,
];

export const officeList = command({
  usage: 'list',
  about: { zh: '登记机构签发的名片，新的在前', en: 'The registrar’s cards, the newest first' },
  options: (yargs, say) => pageOptions(yargs, say),
  run: async ({ office, say }, { limit, cursor }) => {
    const list = await office.ask(listCards, { limit, cursor });
    const none = say({ zh: '登记机构还没有签发过名片。', en: 'The registrar has issued no card yet.' });
    const rows = table([head(say), ...list.items.map((card) => row(card, say))]);
    return { json: list, text: list.items.length === 0 ? none : rows + moreText(list.nextCursor, say) };
  },
});
