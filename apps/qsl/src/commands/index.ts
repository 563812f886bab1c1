import type { Command, CommandGroup } from '../command.js';
import { linkStatus } from './link/status.js';
import { selftest } from './selftest.js';

/** Every command; each stands in a file of its own. */
export const commands: readonly (Command | CommandGroup)[] = [
  {
    word: 'link',
    about: { zh: '与上下级的链路', en: 'Links to the parent and the children' },
    commands: [linkStatus],
  },
  selftest,
];
