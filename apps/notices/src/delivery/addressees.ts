import type { NoticeReason } from '@qsl/contracts';
import type { ChoiceKind } from '../choice/choice.entity.js';

/** Whom an announcement reaches, and by what. */
interface Reach {
  persons: readonly string[];
  queue: readonly string[];
  /** Choices for the matter that held when it happened. */
  choices: readonly { personId: string; kind: ChoiceKind }[];
  toWatchers: boolean;
  by: string | null;
}

/** Everybody who gets a notice, each by the strongest reason; not whoever did it, and not whoever has muted the matter. */
export function addresseesOf({ persons, queue, choices, toWatchers, by }: Reach): Map<string, NoticeReason> {
  const chosen = (kind: ChoiceKind): string[] =>
    choices.filter((choice) => choice.kind === kind).map(({ personId }) => personId);
  const addressees = new Map<string, NoticeReason>();
  const add = (ids: readonly string[], reason: NoticeReason): void => ids.forEach((id) => addressees.set(id, reason));
  if (toWatchers) add(chosen('watch'), 'watched');
  add(queue, 'queue');
  add(persons, 'mine');
  for (const id of [...chosen('mute'), by ?? '']) addressees.delete(id);
  return addressees;
}
