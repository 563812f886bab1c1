import yargs, { type Argv } from 'yargs';
import type { Command, CommandGroup } from './command.js';
import { UsageError } from './exit-code.js';
import type { Say } from './language.js';

export interface GlobalOptions {
  json: boolean;
  nats: string;
  operator: string;
}

type OnChosen = (command: Command, args: GlobalOptions) => void;

/** Reads a command line; knows every command, and runs none. `--help` and `completion` print and choose nothing. */
export function parserOf(
  tree: readonly (Command | CommandGroup)[],
  { say, defaults, onChosen }: { say: Say; defaults: { nats: string; operator: string }; onChosen: OnChosen },
): Argv {
  const root = yargs()
    .scriptName('qsl')
    .usage(say({ zh: '用法：qsl <命令> [选项]', en: 'Usage: qsl <command> [options]' }))
    .option('json', { type: 'boolean', default: false, describe: say({ zh: '输出 JSON', en: 'Print JSON' }) })
    .option('lang', { choices: ['zh', 'en'], describe: say({ zh: '文字语言', en: 'Language of texts' }) })
    .option('nats', {
      type: 'string',
      default: defaults.nats,
      describe: say({ zh: '本机关消息总线（NATS_URL）', en: 'The office’s bus (NATS_URL)' }),
    })
    .option('operator', {
      type: 'string',
      default: defaults.operator,
      describe: say({ zh: '操作人，记入操作记录（QSL_OPERATOR）', en: 'Who acts, for the record (QSL_OPERATOR)' }),
    })
    .locale(say({ zh: 'zh_CN', en: 'en' }))
    .completion('completion', say({ zh: '输出命令补全脚本', en: 'Print the completion script' }))
    .version(false)
    .exitProcess(false)
    .wrap(100)
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    });
  for (const entry of tree) add(root, entry, say, onChosen);
  return closed(root, say);
}

function add(yargs: Argv, entry: Command | CommandGroup, say: Say, onChosen: OnChosen): void {
  if ('word' in entry) {
    yargs.command(entry.word, say(entry.about), (inner) => {
      for (const command of entry.commands) add(inner, command, say, onChosen);
      return closed(inner, say);
    });
    return;
  }
  yargs.command(
    entry.usage,
    say(entry.about),
    (inner) => entry.options(inner, say),
    (args) => onChosen(entry, args as unknown as GlobalOptions),
  );
}

const closed = (yargs: Argv, say: Say): Argv =>
  yargs
    .demandCommand(1, say({ zh: '请写明命令。', en: 'Name a command.' }))
    .strict()
    .help();
