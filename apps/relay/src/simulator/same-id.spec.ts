import { EventIntake } from '../link/event-intake.js';
import { sha256 } from '../protocol/chain.js';
import { city, county, LonelyOffice, sealOf } from './lonely-office.js';
import { World } from './world.js';

describe('two events under one id', () => {
  let office: LonelyOffice;
  let intake: EventIntake;
  const first = { id: '', body: '', jws: '' };
  let second = first;
  const delivery = { peer: county, arrival: 'replay', isCurrent: () => true } as const;

  beforeEach(async () => {
    const world = new World(13);
    const author = new LonelyOffice(world, county);
    await author.submit(1);
    const [event] = author.disk.state.events.values();
    if (event === undefined) throw new Error('nothing was submitted');
    Object.assign(first, { id: event.id, body: event.body, jws: sealOf(county, event.body) });
    const body = event.body.replace('滤芯', '水质');
    expect(sha256(body)).not.toBe(sha256(event.body));
    second = { id: event.id, body, jws: sealOf(county, body) };
    office = new LonelyOffice(world, city);
    intake = new EventIntake(office.core);
  });

  const isAlarmed = (): void => {
    expect(office.alarms).toEqual(['event.rejected']);
    expect(office.disk.state.events.get(first.id)?.body).toBe(first.body);
  };

  it('are told of: the later one is kept as evidence and does nothing', async () => {
    await intake.takeReplay(delivery, [first], 1);
    await intake.takeReplay(delivery, [first], 1);
    expect(office.alarms).toEqual([]);
    await intake.takeReplay(delivery, [second], 1);
    isAlarmed();
  });

  it('are told of where one answer brings both', async () => {
    await intake.takeReplay(delivery, [first, second], 1);
    isAlarmed();
  });
});
