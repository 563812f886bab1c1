import type { Argv } from 'yargs';
import type { Say } from './language.js';

/** Acts by hand are kept with their reason; the office refuses one without. */
export const withReason = <T>(yargs: Argv<T>, say: Say) =>
  yargs.option('reason', {
    type: 'string',
    demandOption: true,
    describe: say({ zh: '原因，记入操作记录', en: 'Why, for the record' }),
  });
