import type { Call, NoticeNews } from '@qsl/contracts';
import type { Bus } from '@qsl/messaging';
import { text } from 'node:stream/consumers';
import type { GatewayConfig } from '../gateway.config.js';
import { LiveStreams } from './live-streams.js';

const call = { actor: { personId: '0190f3a0-0000-7000-8000-000000000001' } } as Call;
const config = { liveStreamsPerPerson: 2, liveStreams: 10, liveStreamSeconds: 600, liveHeartbeatSeconds: 300 };

/** Streams over a notices service that has nothing new, and answers when it is told to. */
function streamsOver(answer: () => Promise<NoticeNews>): LiveStreams {
  const bus = { call: answer, onHint: () => () => undefined };
  return new LiveStreams(bus as unknown as Bus, config as GatewayConfig);
}

describe('live streams of a gateway that closes', () => {
  it('hold it up for a moment only where their reader does not read on', async () => {
    const streams = streamsOver(() => Promise.resolve({ items: [], sequence: 1 }));
    const stream = await streams.follow(call, 1, new AbortController());
    await streams.onModuleDestroy();
    expect(stream.destroyed).toBe(true);
  }, 20_000);

  it('are over at once where they were asked for before and begin after', async () => {
    let answer: (changes: NoticeNews) => void = () => undefined;
    const streams = streamsOver(() => new Promise((resolve) => (answer = resolve)));
    const following = streams.follow(call, null, new AbortController());
    await streams.onModuleDestroy();
    answer({ items: [], sequence: 7 });
    await expect(text(await following)).resolves.toBe('retry: 5000\nid: 7\n\n');
  }, 20_000);
});
