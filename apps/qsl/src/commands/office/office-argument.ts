import type { Argv } from 'yargs';
import type { Say } from '../../language.js';

/** The office that an act of the registrar is about. */
export const withOffice = <T>(yargs: Argv<T>, say: Say) =>
  yargs.positional('iid', {
    type: 'string',
    demandOption: true,
    describe: say({ zh: '机关的编号，如 x610303', en: 'Id of the office, such as x610303' }),
  });
