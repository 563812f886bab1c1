import { Injectable } from '@nestjs/common';
import { DomainError, resolveSession, type Call, type PersonView } from '@qsl/contracts';
import { Bus } from '@qsl/messaging';

const keepMs = 3_000;
const keepAtMost = 5_000;

/** Who a session belongs to; remembered for seconds, so that a page of ten requests asks once. */
@Injectable()
export class Sessions {
  private readonly remembered = new Map<string, { person: PersonView; until: number }>();

  constructor(private readonly bus: Bus) {}

  /** The person of a live session, or `null` for any other token. */
  async personOf(token: string, call: Call): Promise<PersonView | null> {
    const known = this.remembered.get(token);
    if (known && known.until > Date.now()) return known.person;
    try {
      const person = await this.bus.call(resolveSession, { token }, call);
      this.remember(token, person);
      return person;
    } catch (error) {
      this.forget(token);
      if (error instanceof DomainError && (error.kind === 'unauthenticated' || error.kind === 'invalid')) return null;
      throw error;
    }
  }

  forget(token: string): void {
    this.remembered.delete(token);
  }

  private remember(token: string, person: PersonView): void {
    this.remembered.delete(token);
    this.remembered.set(token, { person, until: Date.now() + keepMs });
    const oldest = this.remembered.keys().next().value;
    if (this.remembered.size > keepAtMost && oldest !== undefined) this.remembered.delete(oldest);
  }
}
