import { type ItemState, listItems, type ReceivedEvent } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { earlier, EventTypes } from '@qsl/trace';
import { IsString } from 'class-validator';
import { fate } from './recorder.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

class OpinionV1 {
  @IsString()
  text!: string;
}

class OpinionV2 {
  @IsString()
  title!: string;

  @IsString()
  text!: string;
}

class Reminder {
  @IsString()
  text!: string;
}

/** Invented: an older release knows opinions in their first version alone, the present one raises these, and knows reminders. */
const former = new EventTypes({ 'opinion.given': { data: OpinionV1 } });
const present = new EventTypes({
  'opinion.given': { data: OpinionV2, earlier: [earlier(OpinionV1, ({ text }) => ({ title: '（无标题）', text }))] },
  'reminder.sent': { data: Reminder },
});

const older = (text: string) => ({ type: 'qsl.opinion.given.v1', data: { text } });
const newer = (title: string, text: string) => ({ type: 'qsl.opinion.given.v2', data: { title, text } });
const reminder = (text: string) => ({ type: 'qsl.reminder.sent.v1', data: { text } });

describe('offices of two releases, the city in the middle still on the former one', () => {
  let offices: ThreeOffices;
  let route: string[];
  /** By office: which types its services know, and what they have read of each event. */
  const knownAt = new Map<string, { open: (event: ReceivedEvent) => { event: ReceivedEvent } }>();
  const read = new Map<string, ReceivedEvent>();

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    const { province, city, county } = offices;
    route = [province.iid, city.iid, county.iid];
    for (const { iid } of [province, county]) knownAt.set(iid, present);
    knownAt.set(city.iid, former);
    fate.of = (event, iid) => {
      const opened = knownAt.get(iid)?.open(event);
      if (opened !== undefined) read.set(`${event.id} ${iid}`, opened.event);
      return 'applied';
    };
  });
  afterAll(async () => {
    fate.of = () => 'applied';
    await offices?.close();
  });

  const standing = async (office: RelayOffice): Promise<{ eventId: string; state: ItemState }[]> =>
    (await office.operate(listItems, { limit: 100 })).items.map(({ eventId, state }) => ({ eventId, state }));
  const appliedAll = (office: RelayOffice, rootCaseId: string, ids: string[]): Promise<unknown> =>
    waitUntil(() => office.applied(rootCaseId).length === ids.length, {
      deadlineMs: 60_000,
      what: `${office.iid} applies ${ids.length} events`,
    });

  it('pass on what the city does not know, which it applies in order once it has the release too', async () => {
    const { province, city, county } = offices;
    const first = await province.submit(anEvent(route, older('滤芯多久换一次？')));
    const { rootCaseId } = first;
    const later = [newer('更换周期', '每季度一次。'), reminder('请于月底前答复。'), older('收到。')];
    const ids = [first.id];
    for (const each of later) ids.push((await province.submit(anEvent(route, { rootCaseId, ...each }))).id);

    await appliedAll(county, rootCaseId, ids);
    expect(county.applied(rootCaseId)).toEqual(ids);
    expect(await standing(county)).toEqual([]);
    expect(await standing(province)).toEqual([]);
    await waitUntil(async () => (await standing(city)).length > 0, { deadlineMs: 60_000 });
    expect(await standing(city)).toEqual([{ eventId: ids[1], state: 'unsupported_type' }]);
    expect(city.applied(rootCaseId)).toEqual([first.id]);

    await city.stop();
    knownAt.set(city.iid, present);
    await city.start();
    await appliedAll(city, rootCaseId, ids);
    expect(city.applied(rootCaseId)).toEqual(ids);
    await waitUntil(async () => (await standing(city)).length === 0, { deadlineMs: 60_000 });
    knownAt.set(city.iid, former);
    await offices.connected();
  });

  it('raise what the city writes in the former version to the one that they know, above it and below it', async () => {
    const { province, city, county } = offices;
    const said = older('请补充检测报告。');
    const { id, rootCaseId } = await city.submit(anEvent(route, said));
    for (const office of [province, county]) {
      await appliedAll(office, rootCaseId, [id]);
      expect(read.get(`${id} ${office.iid}`)).toMatchObject({
        type: 'qsl.opinion.given.v2',
        data: { title: '（无标题）', text: '请补充检测报告。' },
      });
      expect(office.received.find((event) => event.id === id)).toMatchObject(said);
    }
    expect(await standing(county)).toEqual([]);
  });
});
