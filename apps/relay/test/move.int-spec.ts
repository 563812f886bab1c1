import { listCards, listOperatorActs, type SubmitEvent } from '@qsl/contracts';
import { testOffices, waitUntil } from '@qsl/testing';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { anEvent, type RelayOffice } from './relay-office.js';
import { TwoCities } from './two-cities.js';

const { province, city } = testOffices;
const patience = { deadlineMs: 120_000 };

describe('a county that goes below another city', () => {
  let offices: TwoCities;

  beforeAll(async () => {
    offices = await TwoCities.open();
  }, 480_000);
  afterAll(() => offices.close(), 120_000);

  const patient = 400_000;
  const openMatter = () => anEvent([offices.county.iid, city.iid, province.iid]);
  const privateMatter = () => anEvent([offices.county.iid, city.iid]);
  const next = ({ rootCaseId, route }: SubmitEvent) => anEvent(route.split('.'), { rootCaseId });
  const arrives = (office: RelayOffice, { id, rootCaseId }: SubmitEvent) =>
    waitUntil(() => office.applied(rootCaseId).includes(id), { ...patience, what: `${id} at ${office.iid}` });
  const isKnownAt = async (office: RelayOffice, { rootCaseId }: SubmitEvent) =>
    (await office.sql.query('select 1 from matter where root_case_id = $1', [rootCaseId])).rowCount === 1;
  const refusedAt = async (office: RelayOffice) =>
    (await office.sql.query<{ reason: string }>('select reason from rejected_event')).rows;

  it(
    'takes along what is under way in both directions: once, in order, nothing that waited is lost, nothing new goes to the old city',
    async () => {
      const { county, city: old, otherCity, province: root, brokers } = offices;
      const [up, local] = [openMatter(), privateMatter()];
      await county.submit(up);
      await county.submit(local);
      await arrives(root, up);
      await arrives(old, local);
      const answer = await root.submit(next(up));
      await arrives(county, answer);

      await offices.asked(otherCity);
      await brokers.city.kill();
      const waiting = [await county.submit(next(up)), await county.submit(next(local))] as const;
      const owed = [await old.submit(next(local)), await root.submit(next(up))] as const;
      await arrives(old, owed[1]);
      await offices.order(otherCity);
      const during = await county.submit(next(up));
      await offices.connected(otherCity);

      for (const event of owed) await arrives(county, event);
      for (const event of [waiting[0], during]) for (const office of [root, old]) await arrives(office, event);
      await arrives(old, waiting[1]);
      const after = [await county.submit(next(local)), await old.submit(next(local))] as const;
      await arrives(old, after[0]);
      await arrives(county, after[1]);
      const fresh = await county.submit(anEvent([county.iid, otherCity.iid, root.iid]));
      for (const office of [otherCity, root]) await arrives(office, fresh);

      expect(root.applied(up.rootCaseId)).toEqual([up.id, waiting[0].id, during.id]);
      expect(old.applied(local.rootCaseId)).toEqual([local.id, waiting[1].id, after[0].id]);
      expect(county.applied(local.rootCaseId)).toEqual([owed[0].id, after[1].id]);
      expect(county.applied(up.rootCaseId)).toEqual([answer.id, owed[1].id]);
      expect(otherCity.applied(up.rootCaseId)).toEqual([]);
      expect(await isKnownAt(old, fresh)).toBe(false);
      for (const office of offices.all) expect(await refusedAt(office)).toEqual([]);
      expect((await old.instance()).links.map(({ peer }) => peer)).not.toContain(county.iid);
      await waitUntil(() => !existsSync(join(brokers.city.accountsFolder, `${county.iid}.conf`)), patience);
      await brokers.city.start();
    },
    patient,
  );

  it(
    'is the same office after restarts, and may go back',
    async () => {
      const { county, city: old, otherCity, province: root } = offices;
      await offices.settle(otherCity);
      const matter = await county.submit(anEvent([county.iid, city.iid, root.iid]));
      for (const office of [root, old]) await arrives(office, matter);
      for (const office of [county, otherCity, root]) {
        await office.stop();
        await office.start();
      }
      const second = await county.submit(next(matter));
      await arrives(root, second);
      await offices.move(old);
      const third = await county.submit(next(matter));
      for (const office of [root, old]) await arrives(office, third);
      expect(root.applied(matter.rootCaseId)).toEqual([matter.id, second.id, third.id]);
      expect((await root.operate(listOperatorActs, {})).items.map(({ act }) => act)).toContain('office.move');
      expect((await county.operate(listCards, {})).items[0]).toMatchObject({ iid: county.iid, parent: city.iid });
      for (const office of offices.all) expect(await refusedAt(office)).toEqual([]);
    },
    patient,
  );

  it(
    'gets all of it back by the new city when its database is one from before the move',
    async () => {
      const { county, city: old, otherCity, province: root } = offices;
      await offices.settle(old);
      const matter = await county.submit(privateMatter());
      await arrives(old, matter);
      const before = ['card', 'event', 'link', 'link_log', 'matter'];
      for (const table of before) await county.sql.query(`create table ${table}_before as table ${table}`);
      const lost = await county.submit(next(matter));
      await arrives(old, lost);
      await offices.move(otherCity);
      const later = await county.submit(next(matter));
      await arrives(old, later);
      await county.stop();
      for (const table of before) {
        await county.sql.query(`delete from ${table}`);
        await county.sql.query(`insert into ${table} overriding system value select * from ${table}_before`);
      }
      await county.start();
      await offices.connected(otherCity);
      await arrives(county, lost);
      const last = next(matter);
      await waitUntil(
        () =>
          county.submit(last).then(
            () => true,
            () => false,
          ),
        { ...patience, what: 'it has recovered' },
      );
      await arrives(old, last);
      expect(old.applied(matter.rootCaseId)).toEqual([matter.id, lost.id, later.id, last.id]);
      expect(await isKnownAt(root, matter)).toBe(true);
    },
    patient,
  );
});
