import { type ItemState, itemStates, type ItemView, listItems, type Message } from '@qsl/contracts';
import { command } from '../../command.js';
import type { Say } from '../../language.js';
import { momentText } from '../../moment.js';
import { moreText, pageOptions } from '../../page-options.js';
import { table } from '../../table.js';

const stateTexts: Readonly<Record<ItemState, Message>> = {
  parked: { zh: '办理失败', en: 'failed' },
  unsupported_type: { zh: '类型未知，待升级', en: 'unknown type' },
  conflict: { zh: '编号冲突', en: 'conflict' },
  skipped: { zh: '已跳过', en: 'skipped' },
  void: { zh: '无效', en: 'void' },
};

const head = (say: Say): string[] => [
  say({ zh: '事件', en: 'EVENT' }),
  say({ zh: '类型', en: 'TYPE' }),
  say({ zh: '发出机关', en: 'AUTHOR' }),
  say({ zh: '状态', en: 'STATE' }),
  say({ zh: '其后等待', en: 'WAITING' }),
  say({ zh: '收到', en: 'STORED' }),
  say({ zh: '原因', en: 'REASON' }),
];

const row = (item: ItemView, say: Say): string[] => [
  item.eventId,
  item.type,
  item.authorName,
  say(stateTexts[item.state]),
  String(item.waiting),
  momentText(item.storedAt),
  [item.reason ?? '', ...(item.state === 'conflict' && item.rivalId ? [`⇄ ${item.rivalId}`] : [])].join(' ').trim(),
];

export const itemParked = command({
  usage: 'parked',
  about: { zh: '搁置的事件及原因', en: 'Events that stand still, and why' },
  options: (yargs, say) =>
    pageOptions(yargs, say).option('state', {
      choices: itemStates,
      describe: say({ zh: '只看一种状态，如已跳过的', en: 'Of one state alone, such as skipped' }),
    }),
  run: async ({ office, say }, { limit, cursor, state }) => {
    const list = await office.ask(listItems, { limit, cursor, state });
    const none = say({ zh: '没有搁置的事件。', en: 'Nothing stands still.' });
    const rows = table([head(say), ...list.items.map((item) => row(item, say))]);
    return { json: list, text: list.items.length === 0 ? none : rows + moreText(list.nextCursor, say) };
  },
});
