import { type EventDraft, encodeEvent, type EventFacts, isSameDraft } from '../protocol/event.js';
import { routeOf } from '../protocol/routing.js';
import type { Custody } from './link-store.js';
import { Placement } from './place-event.js';
import { logGrew, type RelayCore } from './relay-core.js';

export type SubmitOutcome = 'committed' | 'repeated' | 'id_taken' | 'not_on_route' | 'recovering';

/** Numbers, signs and commits the events that this office's own services hand in. */
export class EventAuthor {
  constructor(private readonly core: RelayCore) {}

  async submit(draft: EventDraft): Promise<SubmitOutcome> {
    const { tree, store } = this.core.parts;
    if (!routeOf(draft.route).includes(tree.self)) return 'not_on_route';
    const about = [{ ...draft, author: tree.self }];
    const { outcome, grown } = await store.together(about, (custody) => this.commit(custody, draft));
    for (const peer of grown) this.core.wakeups.wake(logGrew(peer));
    return outcome;
  }

  private async commit(custody: Custody, draft: EventDraft): Promise<{ outcome: SubmitOutcome; grown: Set<string> }> {
    const { tree, keys, rules } = this.core.parts;
    const placement = await Placement.begin(this.core.parts, custody);
    const before = await custody.event(draft.id);
    if (before !== null) {
      const isRepeated = before.author === tree.self && isSameDraft(before, draft);
      return { outcome: isRepeated ? 'repeated' : 'id_taken', grown: placement.grown };
    }
    const owes = await custody.hasOpen(tree.self, draft.rootCaseId);
    if (!keys.isListed || !rules.mayAuthor(placement.currentLinks, owes))
      return { outcome: 'recovering', grown: placement.grown };
    const facts = await this.number(custody, draft);
    const body = encodeEvent(facts);
    await placement.place({ ...facts, body, jws: keys.sign(body), state: 'own', tries: 0 });
    custody.record({ kind: 'events.authored', facts: { events: [facts.id] } });
    return { outcome: 'committed', grown: placement.grown };
  }

  private async number(custody: Custody, draft: EventDraft): Promise<EventFacts> {
    const author = this.core.parts.tree.self;
    const matter = await custody.matter(draft.rootCaseId);
    const iseq = (await custody.lastNumber(author, draft.rootCaseId)) + 1;
    return { ...draft, author, iseq, prev: matter?.lastHash ?? null };
  }
}
