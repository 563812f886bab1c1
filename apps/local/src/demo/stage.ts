import { dayOf, type Tier } from '@qsl/contracts';
import type { ApiClient, OfficeClient } from '../client/office-client.js';
import { poll } from '../poll.js';

export type OfficeClients = Record<Tier, OfficeClient>;

/** The offices that run, moved by their people over HTTP alone. */
export class Stage {
  constructor(private readonly offices: Partial<OfficeClients>) {}

  office(tier: Tier): OfficeClient {
    const office = this.offices[tier];
    if (!office) throw new Error(`the ${tier} does not run`);
    return office;
  }

  has(tier: Tier): boolean {
    return this.offices[tier] !== undefined;
  }

  person(tier: Tier, account: string): Promise<ApiClient> {
    return this.office(tier).as(account);
  }

  /** Waits until something has come over the links, as this person sees it. */
  async seen<T>(who: [tier: Tier, account: string], path: string, isSo: (view: T) => boolean = () => true): Promise<T> {
    const person = await this.person(...who);
    return poll(`${path} at the ${who[0]}`, async () => {
      const view = await person.find<T>(path);
      return view !== undefined && isSo(view) ? view : undefined;
    });
  }
}

/** Something that the demonstration shows: played once, where the offices that it goes through run. */
export interface Scene {
  key: string;
  through: readonly Tier[];
  play(stage: Stage): Promise<void>;
}

/** A calendar day in Beijing, YYYY-MM-DD. */
export function dayFromNow(days: number): string {
  return dayOf(new Date(), days);
}

/** Every text of the demonstration says that it is one. */
export const demoNote = '（演示内容，纯属虚构）';
