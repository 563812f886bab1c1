import type { Argv } from 'yargs';
import type { Say } from '../../language.js';

/** The office that an invitation is for. */
export const withOfficeId = <T>(yargs: Argv<T>, say: Say) =>
  yargs.positional('iid', {
    type: 'string',
    demandOption: true,
    describe: say({ zh: '新机关的编号，如 x610302', en: 'Id of the new office, such as x610302' }),
  });

/** Letting an office in explains itself; another reason may be given. */
export const withOptionalReason = <T>(yargs: Argv<T>, say: Say) =>
  yargs.option('reason', {
    type: 'string',
    default: say({ zh: '新机关接入', en: 'A new office joins' }),
    describe: say({ zh: '原因，记入操作记录', en: 'Why, for the record' }),
  });
