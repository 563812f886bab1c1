import type { ReceivedEvent } from '@qsl/contracts';
import type { OfficeDirectory } from '@qsl/service-kit';
import { isUUID } from 'class-validator';
import type { Consultation } from '../consultation/consultation.entity.js';
import { participationId } from './participation-id.js';

/** Nobody but its owner tells of a consultation: this office itself, or one above it that comes first on the route. */
export function mayTell(
  { author, route }: Pick<ReceivedEvent, 'author' | 'route'>,
  known: Pick<Consultation, 'owner'> | null,
  offices: Pick<OfficeDirectory, 'self' | 'isAncestor'>,
): boolean {
  const isAbove = author === offices.self.iid || offices.isAncestor(author);
  return route.split('.')[0] === author && isAbove && (known === null || known.owner === author);
}

/** Who takes part in what, as an event of a participation says. */
export interface Part {
  consultationId: string;
  office: string;
  owner: string;
}

/** @returns `null` where the event's matter is not the one that it speaks of. */
export function partOf({ rootCaseId, route, data }: Pick<ReceivedEvent, 'rootCaseId' | 'route' | 'data'>): Part | null {
  const { consultationId } = data;
  const offices = route.split('.');
  const [office = ''] = offices;
  if (typeof consultationId !== 'string' || !isUUID(consultationId)) return null;
  if (participationId(consultationId, office) !== rootCaseId) return null;
  return { consultationId, office, owner: offices.at(-1) ?? '' };
}

/** An office in scope tells of its own people's part; the owner answers. */
export function mayTakePart(
  part: Part,
  { author, kind }: { author: string; kind: string },
  { owner, route }: Pick<Consultation, 'owner' | 'route'>,
): boolean {
  const isRightAuthor = author === (kind === 'participation.statement_refused' ? owner : part.office);
  return isRightAuthor && part.owner === owner && part.office !== owner && route.includes(part.office);
}
