import type { Command, CommandGroup } from './command.js';

const wordOf = (entry: Command | CommandGroup): string =>
  'word' in entry ? entry.word : (entry.usage.split(' ')[0] ?? '');

/** How the command that was meant is written, `qsl item skip <event>`; just `qsl` where none can be made out. */
export function usageOf(tree: readonly (Command | CommandGroup)[], argv: readonly string[]): string {
  let words = 'qsl';
  let entries = tree;
  for (const word of argv.filter((one) => !one.startsWith('-'))) {
    const meant = entries.find((entry) => wordOf(entry) === word);
    if (meant === undefined) break;
    if ('usage' in meant) return `${words} ${meant.usage}`;
    words = `${words} ${meant.word}`;
    entries = meant.commands;
  }
  return words;
}
