import type { CarriedFileView } from '@qsl/contracts';
import type { Argv } from 'yargs';
import type { Say } from '../../language.js';
import { momentText } from '../../moment.js';
import { table } from '../../table.js';

/** Reading and writing tens of megabytes takes its time. */
export const patienceMs = 600_000;

/** Files have names, not paths: they lie in the relay's exchange folder. */
export const withFile = <T>(yargs: Argv<T>, say: Say) =>
  yargs.positional('file', {
    type: 'string',
    demandOption: true,
    describe: say({
      zh: '离线文件夹（RELAY_EXCHANGE_FOLDER）中的文件名，不含路径',
      en: 'Name of a file in the exchange folder (RELAY_EXCHANGE_FOLDER), without its path',
    }),
  });

function eventsText({ kind, events, after, upTo }: CarriedFileView, say: Say): string {
  if (kind === 'request') return say({ zh: '请发回丢失的往来', en: 'asks for a replay' });
  if (kind === 'replay') return say({ zh: `发回 ${events}`, en: `replay: ${events}` });
  return upTo === after ? '0' : `${events}（${after + 1}—${upTo}）`;
}

export function filesTable(files: readonly CarriedFileView[], say: Say): string {
  const head = [
    say({ zh: '文件', en: 'FILE' }),
    say({ zh: '发出', en: 'FROM' }),
    say({ zh: '送达', en: 'TO' }),
    say({ zh: '时间', en: 'TIME' }),
    say({ zh: '往来', en: 'EVENTS' }),
    say({ zh: '名片', en: 'CARDS' }),
    say({ zh: '附件', en: 'ATTACHMENTS' }),
    say({ zh: '已收到对方', en: 'RECEIPT' }),
    say({ zh: '大小', en: 'SIZE' }),
  ];
  const rows = files.map((file) => [
    file.name,
    `${file.fromName}（${file.from}）`,
    `${file.toName}（${file.to}）`,
    momentText(file.at),
    eventsText(file, say),
    String(file.cards),
    String(file.attachments),
    String(file.receivedUpTo),
    `${Math.ceil(file.bytes / 1024)} KB`,
  ]);
  const more = say({ zh: '后面还有文件，请一并带上。', en: 'The log goes on in a further file.' });
  return table([head, ...rows]) + (files.at(-1)?.more === true ? `\n${more}` : '');
}
