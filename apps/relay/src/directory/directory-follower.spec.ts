import { waitUntil } from '@qsl/testing';
import type { RelayNode } from '../link/relay-node.js';
import { DirectoryFollower, type FollowerParts } from './directory-follower.js';

/** A relay whose database is away the first time that it is asked. */
function aRelay() {
  const alarms: string[] = [];
  let [change, followed, tries] = [() => {}, 0, 0];
  const parts = {
    cards: { offices: [], onChange: (listener: () => void) => (change = listener) },
    offices: { follow: () => {}, self: { parent: null }, children: [] },
    tree: { neighbours: [] },
    config: {},
    store: { open: () => ((tries += 1) === 1 ? Promise.reject(new Error('no database')) : Promise.resolve()) },
    transport: { follow: () => Promise.resolve() },
    rotation: { settle: () => Promise.resolve() },
    bus: { hint: () => {} },
    alarm: (what: string) => void alarms.push(what),
  };
  const follower = new DirectoryFollower(parts as unknown as FollowerParts);
  follower.start({ follow: () => (followed += 1) } as unknown as RelayNode);
  return { follower, alarms, change: () => change(), followed: () => followed, tries: () => tries };
}

describe('what follows from a new card', () => {
  it('is tried again where it failed, though no other card comes', async () => {
    const { follower, alarms, change, followed, tries } = aRelay();
    change();
    await waitUntil(() => followed() === 1, { deadlineMs: 60_000 });
    expect(tries()).toBe(2);
    expect(alarms).toEqual(['directory.not_followed']);
    await follower.stop();
  });

  it('is not tried again once the relay ends', async () => {
    const { follower, alarms, change, tries } = aRelay();
    change();
    await waitUntil(() => alarms.length === 1);
    await follower.stop();
    expect(tries()).toBe(1);
  });
});
