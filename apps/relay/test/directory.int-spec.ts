import {
  beginRecovery,
  type CardView,
  type KeyView,
  listCards,
  listOperatorActs,
  retireOffice,
  revokeOffice,
  rotateKey,
} from '@qsl/contracts';
import { testOffices, waitUntil } from '@qsl/testing';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const { county, city, province } = testOffices;
const reason = '例行更换';
const route = [county.iid, city.iid, province.iid];

const cardsAt = async (office: RelayOffice): Promise<CardView[]> => (await office.operate(listCards, {})).items;
const serialAt = async (office: RelayOffice): Promise<number> => (await cardsAt(office))[0]?.serial ?? 0;

/** Resolves once the county signs with the key that it asked for. */
async function rotated(office: RelayOffice): Promise<KeyView> {
  const asked = await office.operate(rotateKey, { reason });
  await waitUntil(async () => (await cardsAt(office))[0]?.signingKey === (asked.nextKey ?? asked.signingKey), {
    what: 'the new card is here',
  });
  return asked;
}

describe('the directory log', () => {
  let offices: ThreeOffices;

  beforeEach(async () => {
    offices = await ThreeOffices.open();
  });

  afterEach(async () => {
    await offices.close();
  });

  it('gives a county its new key, which all offices believe from then on, and its history before as well', async () => {
    const before = await offices.county.submit(anEvent(route.slice(0, 2)));
    await waitUntil(() => offices.city.applied(before.rootCaseId).length === 1);
    const { nextKey } = await rotated(offices.county);
    expect(nextKey).not.toBe(county.signingKey);
    const { rootCaseId } = before;
    await offices.county.submit(anEvent(route, { rootCaseId }));
    await waitUntil(() => offices.province.applied(rootCaseId).length === 2);
    for (const office of [offices.county, offices.city, offices.province]) {
      const [card] = await cardsAt(office);
      expect(card).toMatchObject({ serial: 1, iid: county.iid, signingKey: nextKey, formerKeys: [county.signingKey] });
      await waitUntil(() => office.keyKnownToServices(county.iid) === nextKey, { what: 'its services know it too' });
    }
    await offices.county.stop();
    await offices.county.start();
    const after = await offices.county.submit(anEvent(route));
    await waitUntil(() => offices.province.applied(after.rootCaseId).length === 1);
    const rejected = await offices.city.sql.query('select 1 from rejected_event');
    expect(rejected.rows).toEqual([]);
  });

  it('lets a county work with its old key for as long as the registrar is not to be reached', async () => {
    await offices.brokers.province.kill();
    const asked = await offices.county.operate(rotateKey, { reason });
    const during = await offices.county.submit(anEvent(route));
    await waitUntil(() => offices.city.applied(during.rootCaseId).length === 1);
    expect(await offices.county.operate(rotateKey, { reason })).toMatchObject({ ...asked, fault: null });
    await offices.brokers.province.start();
    await waitUntil(async () => (await cardsAt(offices.county))[0]?.signingKey === asked.nextKey, {
      deadlineMs: 60_000,
      what: 'the card has come down',
    });
    const after = await offices.county.submit(anEvent(route));
    for (const { rootCaseId } of [during, after])
      await waitUntil(() => offices.province.applied(rootCaseId).length === 1);
    expect(await serialAt(offices.province)).toBe(1);
  });

  it('ends the link to a county whose keys were given up as stolen, and tells nobody else’s business to it', async () => {
    await offices.province.operate(revokeOffice, { iid: county.iid, reason });
    await waitUntil(async () => (await cardsAt(offices.city))[0]?.state === 'revoked');
    const stolen = await offices.county.submit(anEvent(route));
    const own = await offices.city.submit(anEvent([city.iid, province.iid]));
    await waitUntil(() => offices.province.applied(own.rootCaseId).length === 1);
    expect(offices.city.applied(stolen.rootCaseId)).toEqual([]);
    expect((await offices.city.instance()).links.map(({ peer }) => peer)).not.toContain(county.iid);
  });

  it('comes back to a registrar that was restored, which uses no serial twice', async () => {
    await rotated(offices.county);
    await rotated(offices.city);
    await offices.province.stop();
    await offices.province.sql.query('delete from card');
    await offices.province.start();
    await waitUntil(async () => (await serialAt(offices.province)) === 2, { deadlineMs: 60_000 });
    await offices.province.operate(retireOffice, { iid: county.iid, reason });
    await waitUntil(async () => (await serialAt(offices.city)) === 3);
    expect(await cardsAt(offices.city)).toEqual(await cardsAt(offices.province));
  });

  it('gives a county that was restored to before its new key the card first, and lets it author nothing until then', async () => {
    await rotated(offices.county);
    await offices.brokers.city.kill();
    await offices.county.stop();
    await offices.county.sql.query('delete from card');
    await offices.county.start();
    await expect(offices.county.submit(anEvent(route))).rejects.toMatchObject({ reason: 'relay.recovering' });
    await offices.brokers.city.start();
    await waitUntil(async () => (await serialAt(offices.county)) === 1, { deadlineMs: 60_000 });
    const after = await offices.county.submit(anEvent(route));
    await waitUntil(() => offices.province.applied(after.rootCaseId).length === 1);
    const rejected = await offices.city.sql.query('select 1 from rejected_event');
    expect(rejected.rows).toEqual([]);
  });

  it('issues no card for what an operator did unless the record of it is kept too', async () => {
    const { province } = offices;
    const before = await serialAt(province);
    await province.sql.query("alter table operator_act add constraint full_disk check (act <> 'office.retire')");
    await expect(province.operate(retireOffice, { iid: county.iid, reason })).rejects.toMatchObject({
      kind: 'internal',
    });
    expect(await serialAt(province)).toBe(before);
    await province.sql.query('alter table operator_act drop constraint full_disk');
    await province.operate(retireOffice, { iid: county.iid, reason });
    expect(await serialAt(province)).toBe(before + 1);
    expect((await province.operate(listOperatorActs, {})).items[0]).toMatchObject({ act: 'office.retire', reason });
  });

  it('lets nobody wait for an office that it has ended: a city recovers without a county that was retired', async () => {
    await offices.province.operate(retireOffice, { iid: county.iid, reason });
    await waitUntil(async () => (await serialAt(offices.city)) === 1);
    await offices.city.operate(beginRecovery, { without: [], reason });
    await waitUntil(async () => (await offices.city.link(province.iid)).epoch === 2, { deadlineMs: 60_000 });
    const after = await offices.city.submit(anEvent([city.iid, province.iid]));
    await waitUntil(() => offices.province.applied(after.rootCaseId).length === 1);
  });

  it('is changed at the registrar alone', async () => {
    await expect(offices.city.operate(revokeOffice, { iid: county.iid, reason })).rejects.toMatchObject({
      reason: 'directory.not_registrar',
    });
    await expect(offices.province.operate(revokeOffice, { iid: 'x999999', reason })).rejects.toMatchObject({
      details: { errors: [{ field: 'iid', rule: 'isKnown' }] },
    });
    await expect(offices.province.operate(retireOffice, { iid: province.iid, reason })).rejects.toMatchObject({
      details: { errors: [{ field: 'iid', rule: 'isOther' }] },
    });
    await expect(offices.province.call(revokeOffice, { iid: county.iid, reason })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect(await serialAt(offices.province)).toBe(0);
  });
});
