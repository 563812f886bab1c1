import type { EntityManager } from '@mikro-orm/postgresql';
import type { Case } from './case.entity.js';

/** Follows the cases of what was submitted here, in the transaction of each change; provided by the service that imports casework. */
export abstract class CaseObserver {
  /** Called after every change of a matter whose case has an `itemId`, also where only another office did something; may be called without a change. */
  abstract caseChanged(em: EntityManager, changed: Case): Promise<void>;
}
