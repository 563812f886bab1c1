import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Call } from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { GatewayConfig } from '../gateway.config.js';
import { unauthenticated } from '../session/caller.guard.js';
import { newestSequence, noticeEvents, type NoticeEventOptions } from './notice-events.js';
import { StreamPlaces } from './stream-places.js';

type PersonCall = NoticeEventOptions['call'];

const isByPerson = (call: Call): call is PersonCall => call.actor.personId !== null;

/** The live streams of this gateway: bounded, and ended before it closes. */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly places: StreamPlaces;
  private readonly open = new Map<Readable, AbortController>();

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
      return stream.once('close', () => {
        clearTimeout(lifetime);
        this.open.delete(stream);
        giveBack();
      });
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  async onModuleDestroy(): Promise<void> {
    const closed = [...this.open.keys()].map((stream) => once(stream, 'close'));
    for (const ending of this.open.values()) ending.abort();
    await Promise.all(closed);
  }

  private start(options: Omit<NoticeEventOptions, 'heartbeatMs'>): Readable {
    const heartbeatMs = this.config.liveHeartbeatSeconds * 1_000;
    return Readable.from(noticeEvents(this.bus, { ...options, heartbeatMs }));
  }
}
