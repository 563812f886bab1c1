import type { Argv } from 'yargs';
import type { Say } from './language.js';

/** Lists are read page by page. */
export const pageOptions = <T>(yargs: Argv<T>, say: Say) =>
  yargs
    .option('limit', {
      type: 'number',
      default: 20,
      describe: say({ zh: '每页条数，至多 100', en: 'Rows, at most 100' }),
    })
    .option('cursor', { type: 'string', describe: say({ zh: '从上一页末尾接着看', en: 'Where the last page ended' }) });

/** The last line of a list that goes on. */
export const moreText = (nextCursor: string | null, say: Say): string =>
  nextCursor === null ? '' : `\n${say({ zh: '还有更多：', en: 'There is more: ' })}--cursor ${nextCursor}`;
