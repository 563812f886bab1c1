import { getRecovery, listLinks, type LinkView, type Message } from '@qsl/contracts';
import { command, noOptions } from '../../command.js';
import { type Column, listing } from '../../listing.js';
import { momentText } from '../../moment.js';
import { alarmsText, recoveryText, relationTexts, stateText } from './link-texts.js';

const columns: readonly Column<LinkView>[] = [
  { head: { zh: '编号', en: 'OFFICE' }, cell: ({ peer }) => peer },
  { head: { zh: '机关', en: 'NAME' }, cell: ({ peerName }) => peerName },
  { head: { zh: '关系', en: 'RELATION' }, cell: ({ relation }, say) => say(relationTexts[relation]) },
  { head: { zh: '状态', en: 'STATE' }, cell: stateText },
  { head: { zh: '待送达', en: 'PENDING' }, cell: ({ pending }) => String(pending) },
  { head: { zh: '最早一件', en: 'OLDEST' }, cell: ({ oldestPendingAt }) => momentText(oldestPendingAt) },
  { head: { zh: '最近联系', en: 'LAST CONTACT' }, cell: ({ lastContactAt }) => momentText(lastContactAt) },
  { head: { zh: '搁置', en: 'PARKED' }, cell: ({ parked }) => String(parked) },
  { head: { zh: '软件版本', en: 'SOFTWARE' }, cell: ({ software }) => software ?? '' },
  { head: { zh: '告警', en: 'ALARM' }, cell: alarmsText },
];
const none: Message = { zh: '本机关没有上级或下级。', en: 'This office has no parent and no children.' };

export const linkStatus = command({
  usage: 'status',
  about: { zh: '每条链路的状态、待送达和搁置数量', en: 'State, backlog and parked matters of every link' },
  options: noOptions,
  run: async ({ office, say }) => {
    const list = await office.ask(listLinks, {});
    const text = listing(list, { columns, none }, say);
    const recovery = recoveryText(await office.ask(getRecovery, {}), say);
    return { json: list.items, text: recovery === null ? text : `${text}\n${recovery}` };
  },
});
