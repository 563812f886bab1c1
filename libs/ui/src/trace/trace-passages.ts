import type { CrossingView, TimelineEntry, TimelineView } from '@qsl/contracts';

/** Which way a crossing goes: on to another office, an answer back, or a return unhandled. */
export type PassageKind = 'onward' | 'answer' | 'return';

/** One passage of a matter from office to office: where it left, when it was there, where it was taken up. */
export interface Passage {
  kind: PassageKind;
  crossing: CrossingView;
  /** The entry at which the matter left. */
  from: TimelineEntry;
  /** The entry at which it was taken up, or `null` while it is under way. */
  to: TimelineEntry | null;
  /** Instance id of the office it goes to. */
  toInstance: string;
}

/** All passages of a matter in the order in which they left. */
export function findPassages(timeline: TimelineView): Passage[] {
  const effective = timeline.entries.filter((entry) => !entry.void);
  return timeline.crossings.flatMap((crossing) => passagesOf(crossing, effective));
}

function passagesOf(crossing: CrossingView, entries: TimelineEntry[]): Passage[] {
  const own = entries.filter((entry) => entry.transferId === crossing.transferId);
  const find = (...verbs: string[]) => own.find((entry) => verbs.includes(verbOf(entry))) ?? null;
  const { fromInstance, toInstance } = crossing;
  const sent = find('sent');
  const returned = find('returned');
  const answered = find('answered');
  const passages: Passage[] = [];
  if (sent) passages.push({ kind: 'onward', crossing, from: sent, to: find('accepted', 'returned'), toInstance });
  if (returned) {
    const to = following(entries, returned, fromInstance);
    passages.push({ kind: 'return', crossing, from: returned, to, toInstance: fromInstance });
  }
  if (answered) {
    passages.push({
      kind: 'answer',
      crossing,
      from: answered,
      to: find('confirmed', 'objected'),
      toInstance: fromInstance,
    });
  }
  return passages;
}

/** The next thing that an office did after an entry. */
function following(entries: TimelineEntry[], after: TimelineEntry, instance: string): TimelineEntry | null {
  return entries.slice(entries.indexOf(after) + 1).find((entry) => entry.instance === instance) ?? null;
}

function verbOf(entry: TimelineEntry): string {
  return entry.kind.slice(entry.kind.lastIndexOf('.') + 1);
}
