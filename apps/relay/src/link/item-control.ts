import { type ItemAct, type ItemRefusal, isUndecided, judgeItemAct } from '../protocol/item-acts.js';
import type { OperatorAct } from './link-store.js';
import type { RelayCore } from './relay-core.js';

/** Who acts by hand, and why. */
export type Deed = Pick<OperatorAct, 'by' | 'personId' | 'reason'>;

/** What operators do to events that were not applied. Each act is kept with the change that it makes. */
export class ItemControl {
  constructor(
    private readonly core: RelayCore,
    private readonly offer: (rootCaseIds: readonly string[]) => void,
  ) {}

  async act(act: ItemAct, eventId: string, deed: Deed): Promise<'done' | 'unknown' | ItemRefusal> {
    const outcome = await this.core.parts.store.transact(async (custody) => {
      const event = await custody.event(eventId);
      const matter = event && (await custody.matter(event.rootCaseId));
      if (!event || !matter) return 'unknown';
      const history = await custody.history(event.rootCaseId);
      const verdict = judgeItemAct(act, event, history);
      if ('refused' in verdict) return verdict.refused;
      for (const [id, state] of verdict.states) {
        await custody.changeState(id, state, state === 'pending' ? null : deed.reason);
      }
      if (matter.parked !== null && !isUndecided(history, verdict.states)) {
        await custody.saveMatter({ ...matter, parked: null });
      }
      await custody.addAct({ ...deed, act: `item.${act}`, target: eventId });
      return matter;
    });
    if (typeof outcome === 'string') return outcome;
    this.offer([outcome.rootCaseId]);
    return 'done';
  }

  /** Offers all that was applied of a matter to its service again, our own events too; `null` where there is no such matter. */
  async replay(rootCaseId: string, deed: Deed): Promise<number | null> {
    const count = await this.core.parts.store.transact(async (custody) => {
      if ((await custody.matter(rootCaseId)) === null) return null;
      const history = await custody.history(rootCaseId);
      const applied = history.filter(({ state }) => state === 'own' || state === 'applied');
      for (const { id } of applied) await custody.changeState(id, 'pending', null);
      await custody.addAct({ ...deed, act: 'item.replay', target: rootCaseId });
      return applied.length;
    });
    this.offer([rootCaseId]);
    return count;
  }
}
