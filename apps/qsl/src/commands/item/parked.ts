import { type ItemState, itemStates, type ItemView, listItems, type Message } from '@qsl/contracts';
import { command } from '../../command.js';
import { type Column, listing } from '../../listing.js';
import { momentText } from '../../moment.js';
import { pageOptions } from '../../page-options.js';

const stateTexts: Readonly<Record<ItemState, Message>> = {
  parked: { zh: '办理失败', en: 'failed' },
  unsupported_type: { zh: '类型未知，待升级', en: 'unknown type' },
  conflict: { zh: '编号冲突', en: 'conflict' },
  waiting: { zh: '等候所依据的往来', en: 'waiting for what it builds on' },
  skipped: { zh: '已跳过', en: 'skipped' },
  void: { zh: '无效', en: 'void' },
};

/** Why it stands still, and for one of two under one number the other one. */
const reasonOf = ({ reason, state, rivalId }: ItemView): string =>
  [reason ?? '', ...(state === 'conflict' && rivalId ? [`⇄ ${rivalId}`] : [])].join(' ').trim();

const columns: readonly Column<ItemView>[] = [
  { head: { zh: '事件', en: 'EVENT' }, cell: ({ eventId }) => eventId },
  { head: { zh: '类型', en: 'TYPE' }, cell: ({ type }) => type },
  { head: { zh: '发出机关', en: 'AUTHOR' }, cell: ({ authorName }) => authorName },
  { head: { zh: '状态', en: 'STATE' }, cell: ({ state }, say) => say(stateTexts[state]) },
  { head: { zh: '其后等待', en: 'WAITING' }, cell: ({ waiting }) => String(waiting) },
  { head: { zh: '收到', en: 'STORED' }, cell: ({ storedAt }) => momentText(storedAt) },
  { head: { zh: '原因', en: 'REASON' }, cell: reasonOf },
];
const none: Message = { zh: '没有搁置的事件。', en: 'Nothing stands still.' };

export const itemParked = command({
  usage: 'parked',
  about: { zh: '搁置的事件及原因', en: 'Events that stand still, and why' },
  options: (yargs, say) =>
    pageOptions(yargs, say).option('state', {
      choices: itemStates,
      describe: say({
        zh: '只看一种状态，如已跳过的，或等候超过 5 分钟的',
        en: 'Of one state alone, such as skipped, or waiting for more than 5 minutes',
      }),
    }),
  run: async ({ office, say }, { limit, cursor, state }) => {
    const list = await office.ask(listItems, { limit, cursor, state });
    return { json: list, text: listing(list, { columns, none }, say) };
  },
});
