import { Nothing, rpc } from '../kernel/rpc.js';

/**
 * `none`: this office's own records are whole, or an operator decided to go on without the rest; `asking`: restored from a backup, its
 * neighbours have not given back yet what it had told them; `applying`: they have, and its services are still at it.
 */
export const recoveryPhases = ['none', 'asking', 'applying'] as const;
export type RecoveryPhase = (typeof recoveryPhases)[number];

export class AwaitedOffice {
  /** Instance id. */
  iid!: string;
  name!: string;
}

/** In another phase than `none` this office is read-only: who acted now would act on what was so before the backup. */
export class RecoveryView {
  phase!: RecoveryPhase;
  /** With `asking`: neighbours whose answer is missing. */
  waitsFor!: AwaitedOffice[];
  /** Own events that came back and are not applied yet. */
  unapplied!: number;
}

export const getRecovery = rpc('relay.recovery.get', Nothing, RecoveryView);
