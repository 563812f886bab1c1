import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { rules } from '../protocol/rules.js';
import { World } from '../simulator/world.js';
import { Applier } from './applier.js';
import type { ApplyStore, StoredEvent } from './link-store.js';
import { RelayCore, type RelayParts } from './relay-core.js';

const [flooding, other] = ['x610303', 'x610302'];

describe('what neighbours brought', () => {
  let world: World;
  let core: RelayCore;
  let applier: Applier;
  /** Matters of each offer that the services have not answered yet, and what has them answer. */
  let offers: { matters: string[]; answer: () => void }[];
  const matters = (count: number) => Array.from({ length: count }, () => randomUUID());
  /** Everything that follows at once comes before a timer, and what a timer sets off before what is expected. */
  const passing = async (ms: number) => {
    await setImmediate();
    await world.runUntil(world.now + ms);
    await setImmediate();
  };
  const offered = () => offers.flatMap(({ matters: each }) => each);

  beforeEach(() => {
    world = new World(1);
    offers = [];
    core = new RelayCore({ clock: world.clock(() => true), rules } as unknown as RelayParts);
    const event = (rootCaseId: string) => ({ id: randomUUID(), author: flooding, rootCaseId, iseq: 1, body: '{}' });
    const store: Partial<ApplyStore> = {
      nextToApply: async (ids) => ids.map((id) => event(id) as StoredEvent),
      markApplied: async () => undefined,
    };
    applier = new Applier(core, store as ApplyStore, {
      apply: (events) =>
        new Promise((resolve) => {
          const answer = () => resolve(events.map(() => ({ result: 'applied' })));
          offers.push({ matters: events.map(({ rootCaseId }) => rootCaseId), answer });
        }),
      delivered: async (notices) => notices.map(() => null),
    });
  });

  it('goes to the services at once, however much of another neighbour they have before them', async () => {
    applier.offer(matters(500), flooding);
    await passing(10);
    expect(offered()).toHaveLength(4 * 32);
    const [mine = ''] = matters(1);
    applier.offer([mine], other);
    await passing(10);
    expect(offers.at(-1)?.matters).toEqual([mine]);
  });

  it('goes there by eight matters at a time while others bring something too', async () => {
    core.noteEvents(other);
    applier.offer(matters(500), flooding);
    await passing(10);
    expect(offers.map(({ matters: each }) => each.length)).toEqual([8]);
    offers[0]?.answer();
    await passing(10);
    expect(offers.map(({ matters: each }) => each.length)).toEqual([8, 8]);
  });

  it('is told of once all of it was offered, or when the time is over', async () => {
    applier.offer(matters(3), flooding);
    await passing(10);
    const heard: string[] = [];
    void applier.offered(other, 1_000).then(() => heard.push('nothing of the other'));
    void applier.offered(flooding, 1_000).then(() => heard.push('time is over'));
    void applier.offered(flooding, 5_000).then(() => heard.push('all offered'));
    await passing(10);
    expect(heard).toEqual(['nothing of the other']);
    await passing(1_000);
    expect(heard).toEqual(['nothing of the other', 'time is over']);
    offers[0]?.answer();
    await passing(10);
    expect(heard).toEqual(['nothing of the other', 'time is over', 'all offered']);
  });
});
