import type { LinkStanding } from '../protocol/link-standing.js';
import type { Refusal } from '../protocol/messages.js';

/** Which links operators have closed, as the database says; at hand for every question. */
export class LinkGates {
  private readonly closed = new Map<string, Exclude<LinkStanding, 'open'>>();

  set(peer: string, standing: LinkStanding): void {
    if (standing === 'open') this.closed.delete(peer);
    else this.closed.set(peer, standing);
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
