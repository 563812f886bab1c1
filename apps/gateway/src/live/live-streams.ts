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
   * Events of the caller's notices, after a sequence or from now on. Destroying the stream frees all that it holds.
   * @throws DomainError `unauthenticated` for visitors, `rateLimited` or `unavailable` where there are enough.
   */
  async follow(call: Call, after: number | null): Promise<Readable> {
    if (!isByPerson(call)) throw unauthenticated();
    const giveBack = this.places.take(call.actor.personId);
    try {
      const stream = this.start(call, after ?? (await newestSequence(this.bus, call)));
      stream.once('close', giveBack);
      return stream;
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

  private start(call: PersonCall, after: number): Readable {
    const { liveHeartbeatSeconds, liveStreamMinutes } = this.config;
    const ending = new AbortController();
    const events = noticeEvents(this.bus, {
      call,
      after,
      heartbeatMs: liveHeartbeatSeconds * 1_000,
      ending: ending.signal,
    });
    const stream = Readable.from(events);
    const lifetime = setTimeout(() => ending.abort(), liveStreamMinutes * 60_000);
    this.open.set(stream, ending);
    stream.once('close', () => {
      clearTimeout(lifetime);
      ending.abort();
      this.open.delete(stream);
    });
    return stream;
  }
}
