import type { OfficeHealth } from '../protocol/health.js';

/** How this office and those below it are. */
export interface HealthStore {
  /** What waits here for a neighbour, and what is parked here. */
  figures(parent: string | null): Promise<Pick<OfficeHealth, 'pending' | 'oldest' | 'parked'>>;
  /** Keeps what is newer than what is here. */
  keep(reports: readonly OfficeHealth[]): Promise<void>;
  /** The last word of every office below. */
  all(): Promise<OfficeHealth[]>;
}
