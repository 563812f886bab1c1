import { exportFile, importFile, type RefusedEventView } from '@qsl/contracts';
import { command } from '../../command.js';
import type { Say } from '../../language.js';
import { withReason } from '../../reason.js';
import { filesTable, patienceMs, withFile } from './file-texts.js';

function refusedText({ length }: readonly RefusedEventView[], say: Say): string {
  if (length === 0) return '';
  return say({ zh: `（其中 ${length} 件未通过核验，不予办理）`, en: ` (refused: ${length})` });
}

export const fileImport = command({
  usage: 'import <file>',
  about: {
    zh: '导入对方带来的文件；重复导入、线路恢复后再导入都不会重复办理',
    en: 'Take in a neighbour’s file; again, or after the line is back, changes nothing',
  },
  options: (yargs, say) =>
    withReason(withFile(yargs, say), say).option('answer', {
      type: 'string',
      describe: say({
        zh: '随即写一个回复文件：收据、本机关给对方的往来和对方要的附件',
        en: 'Then write an answer: the receipt, what this office has for the other, and attachments that it asks for',
      }),
    }),
  run: async ({ office, say }, { file: name, answer, reason }) => {
    const imported = await office.ask(importFile, { name, reason }, patienceMs);
    const { taken, refused, file, attachments, missing } = imported;
    const failed = refusedText(refused, say);
    const taking = say({
      zh: `已导入 ${file.fromName}（${file.from}）的文件：新收到往来 ${taken} 件${failed}、附件 ${attachments} 个，还缺附件 ${missing} 个。`,
      en: `The file of ${file.from} was taken in; new events: ${taken}${failed}, attachments: ${attachments}, still missing: ${missing}.`,
    });
    const asking = say({
      zh: `${file.fromName}（${file.from}）请本机关发回它丢失的往来；用 qsl file export ${file.from} --answers ${name} 写回复。`,
      en: `${file.from} asks for what it has lost; answer by qsl file export ${file.from} --answers ${name}.`,
    });
    const outcome = file.kind === 'request' ? asking : taking;
    if (answer === undefined) return { json: { imported, answer: null }, text: outcome };
    const answered = await office.ask(exportFile, { peer: file.from, name: answer, answers: name, reason }, patienceMs);
    const where = say({ zh: `回复已写入 ${answered.folder}：`, en: `The answer was written to ${answered.folder}:` });
    const text = `${taking}\n${where}\n${filesTable(answered.files, say)}`;
    return { json: { imported, answer: answered }, text };
  },
});
