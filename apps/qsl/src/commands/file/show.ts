import { showFile } from '@qsl/contracts';
import { command } from '../../command.js';
import { exitCodes } from '../../exit-code.js';
import { filesTable, patienceMs, withFile } from './file-texts.js';

export const fileShow = command({
  usage: 'show <file>',
  about: { zh: '查看文件里有什么、封签是否有效，不导入', en: 'What is in a file and who sealed it; takes nothing in' },
  options: (yargs, say) => withFile(yargs, say),
  run: async ({ office, say }, { file: name }) => {
    const shown = await office.ask(showFile, { name }, patienceMs);
    const { file, fault } = shown;
    const verdicts = {
      good: say({ zh: `✓ 封签有效：${file.fromName}`, en: `✓ sealed by ${file.from}` }),
      signature: say({
        zh: '✗ 封签不是发出机关现用密钥签的（文件若带有新名片，导入后才认得新密钥）',
        en: '✗ not sealed by a key that is known here (cards in the file count at its import)',
      }),
      other: say({ zh: '✗ 与本机关无关，封签未核验', en: '✗ neither from nor for this office' }),
    };
    const verdict = fault === null ? verdicts.good : fault === 'signature' ? verdicts.signature : verdicts.other;
    return {
      json: shown,
      text: `${filesTable([file], say)}\n${verdict}`,
      exitCode: fault === null ? exitCodes.done : exitCodes.refused,
    };
  },
});
