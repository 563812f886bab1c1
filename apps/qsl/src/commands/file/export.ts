import { exportFile } from '@qsl/contracts';
import { command } from '../../command.js';
import { withReason } from '../../reason.js';
import { filesTable, patienceMs } from './file-texts.js';

export const fileExport = command({
  usage: 'export <peer>',
  about: {
    zh: '线路长期中断时，把对方还没有收到的往来写成文件，由人带去',
    en: 'Write what a neighbour lacks to a file, for somebody to carry while the line is dead',
  },
  options: (yargs, say) =>
    withReason(yargs, say)
      .positional('peer', {
        type: 'string',
        demandOption: true,
        describe: say({ zh: '上级或下级的编号，如 c610300', en: 'Id of the neighbour, such as c610300' }),
      })
      .option('out', {
        type: 'string',
        describe: say({ zh: '文件名，如 送市.qsl；写不下时另有 -2、-3', en: 'File name; further files get -2, -3' }),
      })
      .option('answers', {
        type: 'string',
        describe: say({
          zh: '回复对方的哪个文件：从它的收据写起，并带上它要的附件',
          en: 'The neighbour’s file that it answers: begins at its receipt, brings the attachments that it asks for',
        }),
      })
      .option('request', {
        type: 'boolean',
        default: false,
        describe: say({
          zh: '恢复备份后与对方线路中断：请对方把本机关丢失的往来写成文件带回',
          en: 'After a restore, while the line is dead: ask the neighbour for what this office has lost',
        }),
      })
      .option('attachments', {
        type: 'boolean',
        default: true,
        describe: say({ zh: '连同附件；--no-attachments 不带附件', en: 'With attachments; --no-attachments without' }),
      })
      .option('after', {
        type: 'number',
        describe: say({
          zh: '从第几号之后写起；不写时从已知对方收到的地方写起，0 为全部',
          en: 'Number behind which it begins; where the neighbour is known to stand unless told',
        }),
      }),
  run: async ({ office, say }, { peer, out, after, answers, attachments, request, reason }) => {
    const chosen = { ...(after !== undefined && { after }), ...(answers !== undefined && { answers }) };
    const body = { peer, reason, attachments, request, ...(out !== undefined && { name: out }), ...chosen };
    const done = await office.ask(exportFile, body, patienceMs);
    const where = say({ zh: `已写入 ${done.folder}：`, en: `Written to ${done.folder}:` });
    return { json: done, text: `${where}\n${filesTable(done.files, say)}` };
  },
});
