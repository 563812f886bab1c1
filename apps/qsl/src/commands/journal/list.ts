import { type JournalEntryView, listJournal, type Message } from '@qsl/contracts';
import { command } from '../../command.js';
import { type Column, listing } from '../../listing.js';
import { momentText } from '../../moment.js';
import { pageOptions } from '../../page-options.js';

const columns: readonly Column<JournalEntryView>[] = [
  { head: { zh: '序号', en: 'NUMBER' }, cell: ({ seq }) => String(seq) },
  { head: { zh: '时间', en: 'TIME' }, cell: ({ at }) => momentText(at) },
  { head: { zh: '事项', en: 'KIND' }, cell: ({ kind }) => kind },
  { head: { zh: '内容', en: 'FACTS' }, cell: ({ facts }) => facts.slice(0, 120) },
];
const none: Message = { zh: '日志还没有记录。', en: 'The journal is empty.' };

export const journalList = command({
  usage: 'list',
  about: { zh: '流转日志：本机关对往来事件做过的每一步，最新的在前', en: 'What was done with events, newest first' },
  options: (yargs, say) => pageOptions(yargs, say),
  run: async ({ office, say }, { limit, cursor }) => {
    const list = await office.ask(listJournal, { limit, cursor });
    return { json: list, text: listing(list, { columns, none }, say) };
  },
});
