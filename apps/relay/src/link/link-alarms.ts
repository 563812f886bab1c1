import { linkAlarms, type LinkAlarm } from '@qsl/contracts';

/** What speaks against neighbours, for as long as it does. */
export class LinkAlarms {
  private readonly standing = new Map<string, Set<LinkAlarm>>();

  constructor(private readonly alarm: (what: string, facts: Record<string, unknown>) => void) {}

  of(peer: string): LinkAlarm[] {
    return linkAlarms.filter((each) => this.standing.get(peer)?.has(each));
  }

  /** Everything that stands, against whomever. */
  get all(): LinkAlarm[] {
    return linkAlarms.filter((each) => [...this.standing.values()].some((alarms) => alarms.has(each)));
  }

  /** Says once that it is so, and once again after it was not. */
  note(peer: string, what: LinkAlarm, isSo: boolean, facts: Record<string, unknown> = {}): void {
    const alarms = this.standing.get(peer) ?? new Set();
    this.standing.set(peer, alarms);
    if (isSo && !alarms.has(what)) this.alarm(`link.${what}`, { peer, ...facts });
    if (isSo) alarms.add(what);
    else alarms.delete(what);
  }
}
