import { rules } from '../protocol/rules.js';
import { brokenPromises } from './invariants.js';
import { MemoryStore } from './memory-store.js';
import { calm, MemoryNetwork, type Weather } from './memory-transport.js';
import { type Make, SimInstance, type Stick } from './sim-instance.js';
import { Couriers } from './sim-couriers.js';
import { SimService } from './sim-service.js';
import { World } from './world.js';

/** A province, two cities, and counties of one of them: chains and siblings at two levels. */
const offices = [
  { iid: 'p610000', parent: null },
  { iid: 'c610300', parent: 'p610000' },
  { iid: 'c610400', parent: 'p610000' },
  { iid: 'x610302', parent: 'c610300' },
  { iid: 'x610303', parent: 'c610300' },
];

const stormMs = 60_000;
/** Longer than the longest back-off, and than the time after which events of unknown types are offered again. */
const healingMs = 12 * 60_000;
const glanceMs = 5_000;

export const faithful: Make = {
  rules,
  store: (self, disk, step) => new MemoryStore(self, disk, step),
  service: (...parts) => new SimService(...parts),
  heedsMarker: true,
};

export interface Scenario {
  seed: number;
  /** With the marker of R6 any office is restored any number of times; without it one is, once, and finds out by R5. */
  hasMarker: boolean;
  /** Whether files are carried between the offices beside the network, at any time after they were written, and more than once. */
  hasSticks?: boolean;
  /** Whether people carry requests, answers and logs between offices whose lines are dead. */
  hasCouriers?: boolean;
  make?: Make;
}

/** One life of five offices under an adversary, then peace. Returns what is broken in the end; nothing, where all rules hold. */
export async function simulate({
  seed,
  hasMarker,
  hasSticks = false,
  hasCouriers = false,
  make = faithful,
}: Scenario): Promise<string[]> {
  const world = new World(seed);
  const network = new MemoryNetwork(world);
  const complaints: string[] = [];
  const complain = (what: string) => complaints.push(what);
  const sticks: Stick[] = [];
  const instances = offices.map(
    ({ iid }) => new SimInstance({ world, network, make, hasMarker, complain }, iid, offices),
  );
  network.weather = hasCouriers ? silence : stormOf(world, hasSticks);
  for (const instance of instances) {
    instance.isFragile = true;
    instance.boot();
    instance.backUp();
    scheduleLife(world, instance);
  }
  scheduleRestores(world, instances, hasMarker);
  if (hasSticks) scheduleSticks(world, instances, sticks);
  if (hasCouriers) new Couriers(world, instances).schedule(stormMs);
  await world.runUntil(stormMs);
  network.weather = calm;
  for (const instance of instances) instance.endStorm();
  let broken: string[] = [];
  for (let time = stormMs; time < stormMs + healingMs; time += glanceMs) {
    for (const instance of instances) instance.heal();
    await world.runUntil(time + glanceMs);
    broken = brokenPromises(instances, hasMarker);
    if (broken.length === 0 || complaints.length > 0) break;
  }
  return [...complaints, ...broken];
}

/** All lines are dead. */
const silence: Weather = { drop: 1, duplicate: 0, late: 0, lateMs: 0 };

/** Where there are sticks, the lines may as well be all but dead. */
function stormOf(world: World, hasSticks: boolean): Weather {
  const lateMs = world.pick([1_000, 5_000, 20_000]) ?? 0;
  const isDead = hasSticks && world.chance(0.4);
  const drop = isDead ? 0.7 + world.random() * 0.3 : world.random() * 0.2;
  return { drop, duplicate: world.random() * 0.3, late: world.random() * 0.5, lateMs };
}

function scheduleLife(world: World, instance: SimInstance): void {
  const times = (most: number, run: () => void) => {
    for (let left = world.between(0, most); left > 0; left -= 1) world.schedule(world.between(0, stormMs), run);
  };
  times(14, () => instance.work());
  times(4, () => instance.backUp());
  times(3, () => instance.crash());
  times(1, () => instance.upgrade());
  times(1, () => instance.order('suspend'));
  times(1, () => instance.heal());
}

function scheduleRestores(world: World, instances: readonly SimInstance[], hasMarker: boolean): void {
  const chosen = hasMarker ? instances.filter(() => world.chance(0.6)) : [world.pick(instances)];
  for (const instance of chosen) {
    for (let left = hasMarker ? world.between(1, 4) : 1; left > 0; left -= 1) {
      world.schedule(world.between(0, stormMs), () => instance?.restore());
    }
  }
}

/** Every file is brought at some time, or never, or again; the last ones when everything is healed. */
function scheduleSticks(world: World, instances: readonly SimInstance[], sticks: Stick[]): void {
  for (let left = world.between(0, 12); left > 0; left -= 1) {
    world.schedule(world.between(0, stormMs), () => void world.pick(instances)?.writeFile(sticks));
  }
  for (let left = world.between(0, 20); left > 0; left -= 1) {
    world.schedule(world.between(0, stormMs + glanceMs), () => {
      const stick = world.pick(sticks);
      if (stick !== undefined) void instances.find(({ iid }) => iid === stick.to)?.readFile(stick);
    });
  }
}
