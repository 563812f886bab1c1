import { Injectable } from '@nestjs/common';
import { listUnits, type Call } from '@qsl/contracts';
import { Bus } from '@qsl/messaging';

/** The handling units of this office, as identity knows them. */
@Injectable()
export class Units {
  constructor(private readonly bus: Bus) {}

  /** Names by id. The call goes on without its idempotency key: that belongs to the caller's command. */
  async names(call: Call): Promise<ReadonlyMap<string, string>> {
    const { items } = await this.bus.call(listUnits, {}, { ...call, idempotencyKey: null });
    return new Map(items.map(({ id, name }) => [id, name]));
  }
}
