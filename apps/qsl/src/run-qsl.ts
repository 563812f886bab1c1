import { DomainError } from '@qsl/contracts';
import type { Command, Shown } from './command.js';
import { commands } from './commands/index.js';
import { exitCodeOf, exitCodes, UsageError, type ExitCode } from './exit-code.js';
import { languageOf, sayIn, type Say } from './language.js';
import { Office } from './office.js';
import { operatorCall, operatorName } from './operator.js';
import { parserOf, type GlobalOptions } from './parser.js';
import { usageOf } from './usage.js';

export interface Surroundings {
  env: NodeJS.ProcessEnv;
  out: (text: string) => void;
  fault: (text: string) => void;
}

/** One command line, from its words to its exit code. */
export async function runQsl(argv: readonly string[], { env, out, fault }: Surroundings): Promise<ExitCode> {
  const language = languageOf(argv, env);
  const say = sayIn(language);
  const chosen: { command: Command; args: GlobalOptions }[] = [];
  const defaults = { nats: env['NATS_URL'] ?? 'nats://127.0.0.1:4222', operator: operatorName(env) };
  const parser = parserOf(commands, { say, defaults, onChosen: (command, args) => chosen.push({ command, args }) });
  try {
    await parser.parseAsync([...argv]);
    for (const { command, args } of chosen) {
      const office = new Office(args.nats, operatorCall(args.operator, language));
      const shown = await command.run({ office, say, tell: fault }, args).finally(() => office.close());
      out(textOf(shown, args.json));
      return shown.exitCode ?? exitCodes.done;
    }
    return exitCodes.done;
  } catch (error) {
    fault(error instanceof UsageError ? wrongText(error, argv, say) : faultText(error, say));
    return exitCodeOf(error);
  }
}

const textOf = ({ text, json }: Shown, isJson: boolean): string => (isJson ? JSON.stringify(json, null, 2) : text);

function wrongText({ message }: UsageError, argv: readonly string[], say: Say): string {
  const usage = usageOf(commands, argv);
  const help = say({
    zh: `用法：${usage}，详见 ${usage.replace(/ <.*/, '')} --help`,
    en: `Usage: ${usage}; see ${usage.replace(/ <.*/, '')} --help`,
  });
  return `qsl: ${message}\n${help}`;
}

/** One line, and one more for each value that the office did not accept. */
function faultText(error: unknown, say: Say): string {
  if (!(error instanceof DomainError)) return `qsl: ${error instanceof Error ? error.message : String(error)}`;
  const fields = (error.details.errors ?? []).map(({ field, message }) => `  ${field}: ${message}`);
  return [`qsl: ${say(error.text)} (${error.reason})`, ...fields].join('\n');
}
