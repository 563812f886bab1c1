import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Call } from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Readable } from 'node:stream';
import { GatewayConfig } from '../gateway.config.js';
import { unauthenticated } from '../session/caller.guard.js';
import { newestSequence, noticeEvents, type NoticeEventOptions } from './notice-events.js';
import { StreamPlaces } from './stream-places.js';

type PersonCall = NoticeEventOptions['call'];

/** Whoever does not read to the end of a stream that is over is cut off after so long. */
const graceMs = 2_000;

const isByPerson = (call: Call): call is PersonCall => call.actor.personId !== null;

/** The live streams of this gateway: bounded, and ended before it closes. */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly places: StreamPlaces;
  private readonly open = new Map<Readable, AbortController>();
  private isClosing = false;

  constructor(
    private readonly bus: Bus,
    private readonly config: GatewayConfig,
  ) {
    this.places = new StreamPlaces({ perPerson: config.liveStreamsPerPerson, total: config.liveStreams });
  }

  /**
   * Events of the caller's notices, after a sequence or from now on, until `ending` aborts.
   * @throws DomainError `unauthenticated` for visitors, `rateLimited` or `unavailable` where there are enough.
   */
  async follow(call: Call, after: number | null, ending: AbortController): Promise<Readable> {
    if (!isByPerson(call)) throw unauthenticated();
    const giveBack = this.places.take(call.actor.personId);
    try {
      const start = after ?? (await newestSequence(this.bus, call));
      const stream = this.start({ call, after: start, ending: ending.signal });
      this.open.set(stream, ending);
      const lifetime = setTimeout(() => ending.abort(), this.config.liveStreamSeconds * 1_000);
      stream.once('close', () => {
        clearTimeout(lifetime);
        this.open.delete(stream);
        giveBack();
      });
      endWith(stream, ending.signal);
      if (this.isClosing) ending.abort();
      return stream;
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.isClosing = true;
    const closed = [...this.open.keys()].map((stream) => new Promise((resolve) => stream.once('close', resolve)));
    for (const ending of this.open.values()) ending.abort();
    await Promise.all(closed);
  }

  private start(options: Omit<NoticeEventOptions, 'heartbeatMs'>): Readable {
    const heartbeatMs = this.config.liveHeartbeatSeconds * 1_000;
    return Readable.from(noticeEvents(this.bus, { ...options, heartbeatMs }));
  }
}

/** A stream that nobody reads never comes to its end by itself. */
function endWith(stream: Readable, ending: AbortSignal): void {
  const cutOff = (): void => {
    const timer = setTimeout(() => stream.destroy(), graceMs);
    stream.once('close', () => clearTimeout(timer));
  };
  ending.addEventListener('abort', cutOff, { once: true });
}
