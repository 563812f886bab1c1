import { setImmediate } from 'node:timers/promises';
import { genesis } from '../protocol/chain.js';
import { SpokenVersions } from '../protocol/introduction.js';
import { newLink } from '../protocol/link-record.js';
import type { Batch, Question, Reply } from '../protocol/messages.js';
import { rules } from '../protocol/rules.js';
import { World } from '../simulator/world.js';
import { type AskerParts, LinkAsker } from './link-asker.js';
import { RelayCore, type RelayParts } from './relay-core.js';

const [peer, other] = ['x610303', 'x610302'];
/** What a batch costs: until it is in custody, and from then until its events were offered. */
const workMs = 100;

describe('a neighbour that always has more events', () => {
  let world: World;
  let core: RelayCore;
  let asker: LinkAsker;
  /** Of each batch how many events were asked for, and when. */
  let asked: { max: number; at: number }[];
  let refused: (events: number) => number;

  const lasting = () => new Promise<void>((resolve) => void world.schedule(workMs, resolve));
  const answer = (question: Question): Reply => {
    const place = { epoch: 1, after: 0, chain: genesis };
    if (question.verb !== 'pull') return { kind: 'hello', version: 1, place };
    asked.push({ max: question.max, at: world.now });
    const event = { id: '', body: '', jws: '' };
    return { kind: 'batch', ...place, events: Array.from({ length: question.max }, () => event) };
  };

  async function run(seconds: number, isShared: boolean): Promise<void> {
    void asker.run();
    for (const until = world.now + seconds * 1_000; world.now < until;) {
      if (isShared) core.noteEvents(other);
      await setImmediate();
      await world.runUntil(world.now + 10);
    }
  }

  beforeEach(() => {
    [world, asked, refused] = [new World(1), [], () => 0];
    const store = { link: async () => newLink(peer) };
    const versions = new SpokenVersions();
    core = new RelayCore({ clock: world.clock(() => true), rules, store, versions } as unknown as RelayParts);
    core.fence(peer).see('s');
    const parts = {
      core,
      questions: { ask: async (question: Question) => ({ id: '1', session: 's', reply: answer(question) }) },
      directory: { reach: async () => true },
      recovery: { judge: async () => undefined },
      intake: {
        takeBatch: async (_delivery: unknown, { events }: Batch) => {
          await lasting();
          return { refused: events.slice(0, refused(events.length)) };
        },
      },
      offered: lasting,
      onNews: () => undefined,
    };
    asker = new LinkAsker(parts as unknown as AskerParts, peer);
  });

  afterEach(() => {
    asker.stop();
  });

  it('is asked for all of it as fast as it can be taken where nobody else brings anything', async () => {
    await run(10, false);
    expect(asked.length).toBeGreaterThan(80);
    expect(new Set(asked.map(({ max }) => max))).toEqual(new Set([256]));
  });

  it('gives way to others: few events at a time, and a quarter of the time beside those that nobody feels', async () => {
    await run(20, true);
    expect(new Set(asked.map(({ max }) => max))).toEqual(new Set([32]));
    expect(asked.filter(({ at }) => at < 1_000).length).toBeGreaterThanOrEqual(4);
    const later = asked.filter(({ at }) => at >= 1_000).length;
    expect(later).toBeGreaterThan(20);
    expect(later).toBeLessThan(45);
  });

  it('is asked ever more seldom where its events do not verify', async () => {
    refused = (events) => events;
    await run(60, false);
    expect(asked.length).toBe(6);
  });
});
