import type { EntityManager } from '@mikro-orm/postgresql';
import { Registration } from './registration.entity.js';

/** Who wants to attend, and where somebody stands among them. */
export interface Seats {
  /** With those who wait. */
  registered: number;
  /** From 1; `null` for somebody who has not registered. */
  place: number | null;
}

/** The places of a meeting, first come, first served; who gives one up lets all behind move up. */
export async function seatsOf(em: EntityManager, consultationId: string, personId: string | null): Promise<Seats> {
  const registered = await em.count(Registration, { consultationId });
  const own = personId === null ? null : await em.findOne(Registration, { consultationId, personId });
  if (!own) return { registered, place: null };
  return { registered, place: await em.count(Registration, { consultationId, number: { $lte: own.number } }) };
}
