import { type Applied, type Services, UnsupportedType } from '../link/applier.js';
import { HeldLines } from '../link/held-lines.js';
import type { Notice, StoredEvent } from '../link/link-store.js';
import type { Disk, Step } from './memory-custody.js';
import { moveOf, standingOf } from './sim-matter.js';
import type { World } from './world.js';

export interface ServiceParts {
  world: World;
  step: Step;
  complain: (what: string) => void;
  /** The highest major of each type that the office's services know today. */
  major: () => number;
}

/** Chances that what an event builds on is said to be missing, and that a try fails for no fault of the event. */
const hesitation = 0.05;
const clumsiness = 0.01;

const majorOf = (type: string) => Number(/\d+$/.exec(type)?.[0]);

/** The office's own service: applies what the relay offers, each event once, and writes down whatever comes out of order. */
export class SimService implements Services {
  constructor(
    protected readonly self: string,
    protected readonly disk: Disk,
    protected readonly parts: ServiceParts,
  ) {}

  async apply(events: readonly StoredEvent[]): Promise<Applied[]> {
    const held = new HeldLines();
    const outcomes: Applied[] = [];
    for (const event of events) {
      const outcome: Applied = held.has(event) ? { result: 'waiting' } : await this.applyOne(event);
      if (outcome.result !== 'applied' && outcome.result !== 'void') held.add(event);
      outcomes.push(outcome);
    }
    return outcomes;
  }

  private async applyOne(event: StoredEvent): Promise<Applied> {
    const { world, step, major } = this.parts;
    await step();
    if (this.disk.service.seen.includes(event.id)) return this.repeated(event);
    if (majorOf(event.type) > major()) return { result: 'failed', error: new UnsupportedType(event.type) };
    if (world.chance(clumsiness)) return { result: 'failed', error: new Error('out of sorts') };
    if (world.chance(hesitation) || this.isEarly(event)) return { result: 'waiting' };
    this.checkOrder(event);
    await this.keep(event, this.isVoid(event));
    await step();
    return this.repeated(event);
  }

  async delivered(notices: readonly Notice[]): Promise<null[]> {
    for (const notice of notices) {
      await this.parts.step();
      const delivered = new Set(this.disk.service.delivered).add(`${notice.peer} ${notice.eventId}`);
      this.disk.service = { ...this.disk.service, delivered: [...delivered] };
    }
    return notices.map(() => null);
  }

  /** The effect and the record of it are one commit. */
  protected async keep({ id }: StoredEvent, isVoid: boolean): Promise<void> {
    const { seen, applied, voided } = this.disk.service;
    this.disk.service = {
      ...this.disk.service,
      seen: [...seen, id],
      applied: isVoid ? applied : [...applied, id],
      voided: isVoid ? [...voided, id] : voided,
    };
  }

  /** Whether the move that this one builds on has not come yet. */
  protected isEarly(event: StoredEvent): boolean {
    const after = moveOf(event)?.after ?? null;
    return after !== null && !this.disk.viewOf(event.rootCaseId).some(({ id }) => id === after);
  }

  protected isVoid(event: StoredEvent): boolean {
    if (moveOf(event) === null) return false;
    return !standingOf([...this.disk.viewOf(event.rootCaseId), event]).counted.has(event.id);
  }

  private repeated({ id }: StoredEvent): Applied {
    return this.disk.service.voided.includes(id) ? { result: 'void', reason: 'not its turn' } : { result: 'applied' };
  }

  private checkOrder({ author, iseq, rootCaseId }: StoredEvent): void {
    const earlier = this.disk.service.seen.filter((id) => {
      const other = this.disk.state.events.get(id);
      return other?.author === author && other.rootCaseId === rootCaseId;
    });
    if (author === this.self || earlier.length + 1 === iseq) return;
    this.parts.complain(`${this.self} applied ${author} #${iseq} of ${rootCaseId} after ${earlier.length} others`);
  }
}

/** Gives effect first and writes down afterwards that it did. */
export class ForgetfulService extends SimService {
  protected override async keep(event: StoredEvent, isVoid: boolean): Promise<void> {
    if (!isVoid) this.disk.service = { ...this.disk.service, applied: [...this.disk.service.applied, event.id] };
    await this.parts.step();
    const { seen, voided } = this.disk.service;
    const isNew = isVoid ? [event.id] : [];
    this.disk.service = { ...this.disk.service, seen: [...seen, event.id], voided: [...voided, ...isNew] };
  }
}

/** Does not wait for what an event builds on. */
export class HastyService extends SimService {
  protected override isEarly(): boolean {
    return false;
  }
}

/** Lets anybody move a matter. */
export class CredulousService extends SimService {
  protected override isVoid(): boolean {
    return false;
  }
}
