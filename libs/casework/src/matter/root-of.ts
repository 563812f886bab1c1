import type { EntityName } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { notFound } from '@qsl/contracts';

/** The matter that a case, an order or a transfer belongs to. @throws DomainError `notFound`. */
export async function rootOf<T extends { id: string; rootCaseId: string }>(
  em: EntityManager,
  entity: EntityName<T>,
  { id, what }: { id: string; what: string },
): Promise<string> {
  const found = await em.findOne(entity, { id } as never);
  if (!found) throw notFound(what);
  return found.rootCaseId;
}
