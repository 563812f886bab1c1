import type { Notice } from '../link/link-store.js';
import { NoticeTeller } from '../link/notice-teller.js';
import { ServiceAway } from '../link/service-away.js';
import { city, county, LonelyOffice } from './lonely-office.js';
import { World } from './world.js';

const minuteMs = 60_000;

describe('notices of deliveries', () => {
  let world: World;
  let office: LonelyOffice;
  let told: string[];
  let waiting: Notice[];
  let teller: NoticeTeller;
  /** What the service says to a notice. */
  let says: (eventId: string) => Error | null;

  beforeEach(() => {
    world = new World(5);
    office = new LonelyOffice(world, county);
    const ids = ['first', 'refused', 'last'];
    const matter = { matterKind: 'suggestion', rootCaseId: world.uuid() };
    waiting = ids.map((eventId, index) => ({ peer: city, epoch: 1, seq: index + 1, eventId, ...matter }));
    told = [];
    const take = ({ eventId }: Notice) => {
      const fault = says(eventId);
      if (fault === null) told.push(eventId);
      return fault;
    };
    const store = {
      notices: () => Promise.resolve(waiting),
      markNoticed: (_peer: string, _epoch: number, seq: number) => {
        waiting = waiting.filter((notice) => notice.seq > seq);
        return Promise.resolve();
      },
    };
    const services = { delivered: (notices: readonly Notice[]) => Promise.resolve(notices.map(take)) };
    teller = new NoticeTeller(office.core, { store, services });
  });

  /** Tells once every second for a while, as the sweep does. */
  const sweepFor = async (ms: number): Promise<void> => {
    for (const end = world.now + ms; world.now < end; await world.runUntil(world.now + 1_000))
      await teller.tellAll(() => false).catch(() => undefined);
  };

  it('go on behind one that its service refuses for good, which is passed over with an alarm', async () => {
    says = (eventId) => (eventId === 'refused' ? new Error('no such case') : null);
    await sweepFor(5 * minuteMs);
    expect(waiting).toEqual([]);
    expect(told).toContain('last');
    expect(told).not.toContain('refused');
    expect(office.alarms).toEqual(['notice.passed_over']);
  });

  it('wait in their order for as long as the service is away', async () => {
    says = (eventId) => (eventId === 'refused' ? new ServiceAway('suggestions') : null);
    await sweepFor(5 * minuteMs);
    expect(waiting.map(({ eventId }) => eventId)).toEqual(['refused', 'last']);
    expect(office.alarms).toEqual([]);
  });

  it('are not given up for a fault that passes', async () => {
    let faults = 3;
    says = (eventId) => (eventId === 'refused' && faults-- > 0 ? new Error('busy') : null);
    await sweepFor(5 * minuteMs);
    expect(told).toContain('refused');
    expect(office.alarms).toEqual([]);
  });
});
