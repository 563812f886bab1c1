import { type EntityManager, RequestContext } from '@mikro-orm/core';
import type { ApplyOutcome, NoticesTaken, OfferOutcome, OfferOutcomes, ReceivedEvent } from '@qsl/contracts';

/** Matters that are worked on at once; each takes a connection of the service. */
const mattersAtOnce = 4;

type Apply = (event: ReceivedEvent) => Promise<ApplyOutcome>;

/**
 * Applies events one after the other within a matter, matters side by side, each as if it had come alone. One that fails or waits holds up
 * its author's later ones of that matter and nothing else.
 */
export async function applyEach(
  em: EntityManager,
  events: readonly ReceivedEvent[],
  apply: Apply,
): Promise<OfferOutcomes> {
  const outcomes = new Map<ReceivedEvent, OfferOutcome>();
  const matters = new Set(events.map(({ rootCaseId }) => rootCaseId)).values();
  const applyMatters = async () => {
    for (const matter of matters) {
      const run = events.filter(({ rootCaseId }) => rootCaseId === matter);
      await applyRun(run, outcomes, (event) => RequestContext.create(em, () => apply(event)));
    }
  };
  await Promise.all(Array.from({ length: mattersAtOnce }, applyMatters));
  return { outcomes: events.map((event) => outcomes.get(event) ?? { result: 'waiting' }) };
}

async function applyRun(
  run: readonly ReceivedEvent[],
  outcomes: Map<ReceivedEvent, OfferOutcome>,
  apply: Apply,
): Promise<void> {
  const held = new Set<string>();
  for (const event of run) {
    if (held.has(event.author)) continue;
    const outcome = await apply(event).catch((): OfferOutcome => ({ result: 'failed' }));
    outcomes.set(event, outcome);
    if (outcome.result === 'waiting' || outcome.result === 'failed') held.add(event.author);
  }
}

export async function takeEach<Notice>(
  em: EntityManager,
  notices: readonly Notice[],
  take: (notice: Notice) => Promise<unknown>,
): Promise<NoticesTaken> {
  let count = 0;
  for (const notice of notices) {
    try {
      await RequestContext.create(em, () => take(notice));
    } catch (error) {
      if (count === 0) throw error;
      break;
    }
    count += 1;
  }
  return { count };
}
