import type { CrossingView, Tier, TimelineEntry, TimelineView } from '@qsl/contracts';
import { formatDateTime } from '../format/dates.js';
import { transferKindLabels } from '../format/labels.js';
import { entryLabel } from '../format/timeline-labels.js';

/** One row of the trace as an ordered list. */
export interface TraceRow {
  entry: TimelineEntry;
  /** Short word such as 立案; for a transfer that leaves, 上报 or 转办. */
  label: string;
  isKey: boolean;
  /** Tier of the row before it, where the rail comes from; `null` at the first. */
  fromTier: Tier | null;
  /** The same among key rows alone. */
  fromKeyTier: Tier | null;
  /** 发出, 送达, 签收 with their times, at the row where a matter leaves an office. */
  receipt: string[];
  /** There too: the code of the matter at the office that took it over. */
  remoteCaseCode: string | null;
}

/** Rows of a trace, oldest first. */
export function toTraceRows(timeline: TimelineView, now: Date = new Date()): TraceRow[] {
  const crossings = new Map(timeline.crossings.map((crossing) => [crossing.transferId, crossing]));
  let fromTier: Tier | null = null;
  let fromKeyTier: Tier | null = null;
  return timeline.entries.map((entry) => {
    const { short, isKey } = entryLabel(entry.kind);
    const leaving = entry.kind === 'transfer.sent' ? (crossings.get(entry.transferId ?? '') ?? null) : null;
    const label = leaving ? transferKindLabels[leaving.kind] : short;
    const row = {
      entry,
      label,
      isKey,
      fromTier,
      fromKeyTier,
      receipt: leaving ? receiptOf(leaving, now) : [],
      remoteCaseCode: leaving?.remoteCaseCode ?? null,
    };
    fromTier = entry.tier;
    if (isKey) fromKeyTier = entry.tier;
    return row;
  });
}

function receiptOf(crossing: CrossingView, now: Date): string[] {
  const steps: [string, string | null][] = [
    ['发出', crossing.sentAt],
    ['送达', crossing.deliveredAt],
    ['签收', crossing.acceptedAt],
  ];
  return steps.flatMap(([word, at]) => (at ? [`${word} ${formatDateTime(at, now)}`] : []));
}
