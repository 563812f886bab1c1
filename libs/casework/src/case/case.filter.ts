import type { FilterQuery } from '@mikro-orm/core';
import { DomainError, type Actor, type ListCases, type SlaLight } from '@qsl/contracts';
import { fromCursor } from '@qsl/persistence';
import { seesWholeOffice, unitOf } from './case.policy.js';
import type { Case } from './case.entity.js';

/**
 * The cases that somebody may list.
 * @throws DomainError `forbidden` where lists of cases are none of the actor's business.
 */
export function listableCases(actor: Actor): FilterQuery<Case> {
  if (seesWholeOffice(actor)) return {};
  const unitId = unitOf(actor);
  if (unitId) return { unitIds: { $contains: [unitId] } };
  throw new DomainError('forbidden', 'case.office_only', {
    zh: '办理件仅供工作人员和承办单位查看。',
    en: 'Cases are for the office and its handling units only.',
  });
}

/** What a list of cases was asked for, as far as the actor may see it. */
export function caseFilter(actor: Actor, query: ListCases, now: Date): FilterQuery<Case> {
  const { state, light, unit, direction, q } = query;
  return {
    $and: [
      listableCases(actor),
      state ? { state } : {},
      light ? lightFilter(light, now) : {},
      unit ? { unitIds: { $contains: [unit] } } : {},
      direction ? { direction } : {},
      q ? { $or: [{ code: q }, { title: { $ilike: `%${literal(q)}%` } }] } : {},
    ],
  };
}

/** The cases after a cursor, by due date with those without one last, then by id. */
export function afterCase(cursor: string | undefined): FilterQuery<Case> {
  const place = fromCursor(cursor);
  if (!place) return {};
  const { at, id } = place;
  if (!at) return { dueAt: null, id: { $gt: id } };
  return { $or: [{ dueAt: { $gt: at } }, { dueAt: at, id: { $gt: id } }, { dueAt: null }] };
}

function lightFilter(light: SlaLight, now: Date): FilterQuery<Case> {
  switch (light) {
    case 'red':
      return { dueAt: { $lt: now } };
    case 'yellow':
      return { dueAt: { $gte: now }, yellowFrom: { $lte: now } };
    case 'green':
      return { greenUntil: { $gt: now }, yellowFrom: { $gt: now } };
  }
}

/** Keeps the wildcards of LIKE from being any. */
function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
