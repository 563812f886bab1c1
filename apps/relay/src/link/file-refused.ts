/**
 * Why a file is neither written nor taken. `altered`: not what its author sealed; `superseded`: of an epoch that is over; `gap`: it begins
 * behind the place that is committed here; `fork`: it does not continue what is committed here; `restored`: its receipt shows that this office was put back to an earlier state;
 * `nothing_owed`: no replay of that neighbour is outstanding; `unasked`: it answers no request that still counts.
 */
export type FileRefusal =
  | 'no_link'
  | 'closed'
  | 'recovering'
  | 'malformed'
  | 'too_large'
  | 'altered'
  | 'signature'
  | 'not_for_us'
  | 'cards'
  | 'superseded'
  | 'gap'
  | 'fork'
  | 'restored'
  | 'nothing_owed'
  | 'unasked';

export class FileRefused extends Error {
  constructor(
    readonly why: FileRefusal,
    /** Numbers and names that say more. */
    readonly facts: Record<string, string | number> = {},
  ) {
    super(`file refused: ${why}`);
  }
}
