import { listNoticesSince, noticesPushed, type Call, type NoticeView } from '@qsl/contracts';
import type { Bus } from '@qsl/messaging';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a browser waits before it comes back. */
const retryMs = 5_000;

export interface NoticeEventOptions {
  call: Call & { actor: { personId: string } };
  /** Sequence after which the events go on. */
  after: number;
  heartbeatMs: number;
  /** Ends the events. */
  ending: AbortSignal;
}

/** Where the person's notices are now. @throws DomainError where nobody can tell. */
export async function newestSequence(bus: Bus, call: Call): Promise<number> {
  return (await bus.call(listNoticesSince, {}, call)).sequence;
}

const eventOf = (notice: NoticeView): string =>
  `id: ${notice.sequence}\nevent: notice\ndata: ${JSON.stringify(notice)}\n\n`;

/**
 * What changes among a person's notices, as server-sent events: at once when the service hints, and with the next heartbeat where a hint
 * was lost or the service was away.
 */
export async function* noticeEvents(bus: Bus, options: NoticeEventOptions): AsyncGenerator<string, void> {
  const { call, heartbeatMs, ending } = options;
  let hint = new AbortController();
  const stopListening = bus.onHint(noticesPushed(call.actor.personId), () => hint.abort());
  try {
    let after = options.after;
    yield `retry: ${retryMs}\nid: ${after}\n\n`;
    while (!ending.aborted) {
      hint = new AbortController();
      const news = await bus.call(listNoticesSince, { sequence: after }, call).catch(() => null);
      after = Math.max(after, news?.sequence ?? 0);
      yield news?.items.map(eventOf).join('') || ': \n\n';
      const wake = AbortSignal.any([ending, hint.signal]);
      await pause(heartbeatMs, undefined, { signal: wake }).catch(() => undefined);
    }
  } finally {
    stopListening();
  }
}
