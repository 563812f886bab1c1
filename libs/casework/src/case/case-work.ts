import type { CaseState, EventKind } from '@qsl/contracts';
import type { Dossier } from '../matter/dossier.js';
import type { Step, Timeline } from '../timeline/timeline.js';
import type { Case } from './case.entity.js';
import { moveCase, type Doing } from './case-moves.js';
import type { CaseAction, CaseWho } from './case.transitions.js';

/** Who works on a case: by which capacities, and the name that the timeline shows. */
export interface Worker {
  who: readonly CaseWho[];
  label: string;
  /** Somebody at this office, or the author. */
  personId: string | null;
}

/** One change of a case: what is changed, by whom, when, and how it is told. */
export class CaseWork implements Doing {
  readonly now = new Date();
  readonly who: readonly CaseWho[];

  constructor(
    private readonly timeline: Timeline,
    readonly dossier: Dossier,
    readonly subject: Case,
    private readonly worker: Worker,
  ) {
    this.who = worker.who;
  }

  move(action: CaseAction, to?: CaseState): void {
    const { dossier, subject, who, now } = this;
    moveCase(dossier, subject, { action, who, now, to });
  }

  /** Tells everyone on the route; call it after the change. */
  record(kind: EventKind<'suggestion'>, text: string, more: Partial<Step> = {}): void {
    const { dossier, subject, now, worker } = this;
    const told = { actor: worker.label, by: worker.personId, at: now, case: subject };
    this.timeline.record(dossier, { kind, text, ...told, ...more });
  }
}
