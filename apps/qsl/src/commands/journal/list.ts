import { listJournal } from '@qsl/contracts';
import { command } from '../../command.js';
import { momentText } from '../../moment.js';
import { moreText, pageOptions } from '../../page-options.js';
import { table } from '../../table.js';

export const journalList = command({
  usage: 'list',
  about: { zh: '流转日志：本机关对往来事件做过的每一步，最新的在前', en: 'What was done with events, newest first' },
  options: (yargs, say) => pageOptions(yargs, say),
  run: async ({ office, say }, { limit, cursor }) => {
    const list = await office.ask(listJournal, { limit, cursor });
    const head = [
      say({ zh: '序号', en: 'NUMBER' }),
      say({ zh: '时间', en: 'TIME' }),
      say({ zh: '事项', en: 'KIND' }),
      say({ zh: '内容', en: 'FACTS' }),
    ];
    const rows = list.items.map(({ seq, at, kind, facts }) => [String(seq), momentText(at), kind, facts.slice(0, 120)]);
    const none = say({ zh: '日志还没有记录。', en: 'The journal is empty.' });
    return { json: list, text: rows.length === 0 ? none : table([head, ...rows]) + moreText(list.nextCursor, say) };
  },
});
