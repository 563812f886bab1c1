import type { Message } from '@qsl/contracts';
import type { Argv } from 'yargs';
import type { ExitCode } from './exit-code.js';
import type { Say } from './language.js';
import type { Office } from './office.js';

/** What a command works with. */
export interface Session {
  office: Office;
  say: Say;
  /** Tells people at once how far a long command is; not part of what it has to show. */
  tell(text: string): void;
}

/** What a command has to show: to people, and to programs that asked with `--json`. */
export interface Shown {
  text: string;
  json: unknown;
  /** `done` unless told. */
  exitCode?: ExitCode;
}

export interface Command {
  /** As yargs reads it, `suspend <peer>`. */
  usage: string;
  about: Message;
  options(yargs: Argv, say: Say): Argv;
  run(session: Session, args: object): Promise<Shown>;
}

/** Commands under one word, such as `link`. */
export interface CommandGroup {
  word: string;
  about: Message;
  commands: readonly Command[];
}

/** A command whose arguments have the types that its options declare. */
export function command<Args extends object>(definition: {
  usage: string;
  about: Message;
  options: (yargs: Argv, say: Say) => Argv<Args>;
  run: (session: Session, args: Args) => Promise<Shown>;
}): Command {
  const { usage, about, options, run } = definition;
  return {
    usage,
    about,
    options: (yargs, say) => options(yargs, say),
    run: (session, args) => run(session, args as Args),
  };
}

/** For commands without arguments of their own. */
export const noOptions = (yargs: Argv): Argv => yargs;
