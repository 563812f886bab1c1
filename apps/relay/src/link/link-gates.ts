import type { LinkStanding } from '../protocol/link-standing.js';
import type { Refusal } from '../protocol/messages.js';
import type { Rules } from '../protocol/rules.js';

/** Which links operators have closed, as the database says; at hand for every question. */
export class LinkGates {
  private readonly closed = new Map<string, Exclude<LinkStanding, 'open'>>();

  constructor(private readonly rules: Pick<Rules, 'isShut'>) {}

  set(peer: string, standing: LinkStanding): void {
    if (standing !== 'open' && this.rules.isShut(standing)) this.closed.set(peer, standing);
    else this.closed.delete(peer);
  }

  standingOf(peer: string): LinkStanding {
    return this.closed.get(peer) ?? 'open';
  }

  /** What a neighbour hears on a closed link; `null` where it is open. */
  refusal(peer: string): Refusal | null {
    const reason = this.closed.get(peer);
    return reason === undefined ? null : { kind: 'refused', reason };
  }
}
