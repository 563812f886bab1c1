import { type JournalFaultView, type JournalWitnessView, verifyJournal } from '@qsl/contracts';
import { command, noOptions } from '../../command.js';
import { exitCodes } from '../../exit-code.js';
import type { Say } from '../../language.js';

/** Reading a whole journal takes its time. */
const patienceMs = 120_000;

export const journalVerify = command({
  usage: 'verify',
  about: {
    zh: '核验流转日志：逐条验算，并与上下级所记比对',
    en: 'Checks the journal, by itself and by its neighbours',
  },
  options: noOptions,
  run: async ({ office, say }) => {
    const verdict = await office.ask(verifyJournal, {}, patienceMs);
    const { isIntact, entries, fault, witnesses } = verdict;
    const lines = [
      say({ zh: `共 ${entries} 条记录。`, en: `${entries} entries.` }),
      fault === null ? say({ zh: '✓ 逐条验算无误', en: '✓ the chain is whole' }) : faultText(fault, say),
      ...witnesses.map((witness) => witnessText(witness, say)),
    ];
    return { json: verdict, text: lines.join('\n'), exitCode: isIntact ? exitCodes.done : exitCodes.refused };
  },
});

function faultText({ seq, kind, what }: JournalFaultView, say: Say): string {
  return what === 'gap'
    ? say({ zh: `✗ 第 ${seq} 条（${kind}）之前缺少记录`, en: `✗ entries before ${seq} (${kind}) are missing` })
    : say({ zh: `✗ 第 ${seq} 条（${kind}）写入后被改动`, en: `✗ entry ${seq} (${kind}) was changed` });
}

function witnessText({ peerName, result, lost, differsAt }: JournalWitnessView, say: Say): string {
  if (result === 'silent') return say({ zh: `－ ${peerName}：没有应答，未比对`, en: `- ${peerName}: no answer` });
  if (result === 'differs')
    return say({
      zh: `✗ ${peerName}：第 ${differsAt} 条与其所记不符`,
      en: `✗ ${peerName}: remembers another entry ${differsAt}`,
    });
  const restored = lost === 0 ? '' : say({ zh: `（${lost} 处因恢复备份丢失）`, en: ` (${lost} lost by a restore)` });
  return say({ zh: `✓ ${peerName}：与其所记一致`, en: `✓ ${peerName}: agrees` }) + restored;
}
