import { listCards, revokeOffice, rotateKey } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { sha256 } from '../src/protocol/chain.js';
import { encodeRequest } from '../src/protocol/card-request.js';
import { reason, sent } from './carried-files.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const keyAt = async (office: RelayOffice, iid: string) => {
  const { items } = await office.operate(listCards, {});
  return items.find((card) => card.iid === iid)?.signingKey;
};

describe('offices that have only files to the registrar', () => {
  let offices: ThreeOffices;
  let route: string[];

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    const { county, city, province, brokers } = offices;
    route = [county.iid, city.iid, province.iid];
    await Promise.all([brokers.city.kill(), brokers.province.kill()]);
    await waitUntil(async () => (await county.link(city.iid)).state !== 'active');
    await waitUntil(async () => (await city.link(province.iid)).state !== 'active');
  });

  afterAll(() => offices.close());

  /** From the county to the province and back. */
  async function round(): Promise<void> {
    const { county, city, province } = offices;
    await sent(county, city);
    await sent(city, province);
    await sent(province, city);
    await sent(city, county);
  }

  it('get the new key that they ask for, and others believe it', async () => {
    const { county, city, province } = offices;
    const { nextKey } = await county.operate(rotateKey, { reason });
    expect(nextKey).toEqual(expect.any(String));
    const during = await county.submit(anEvent(route));
    await round();
    for (const office of [county, city, province]) expect(await keyAt(office, county.iid)).toBe(nextKey);
    const { rootCaseId } = during;
    const after = await county.submit(anEvent(route, { rootCaseId }));
    await sent(county, city);
    await sent(city, province);
    await waitUntil(() => province.applied(rootCaseId).length === 2);
    expect(province.applied(rootCaseId)).toEqual([during.id, after.id]);
    const { rows } = await county.sql.query('select 1 from card_request where fault is null');
    expect(rows).toEqual([]);
  });

  it('hear why the registrar turned a request down', async () => {
    const { county } = offices;
    const before = (await keyAt(county, county.iid)) ?? '';
    const body = encodeRequest({
      ...{
        act: 'rotate',
        iid: county.iid,
        before,
        signingKey: before.replace(/^./, before.startsWith('A') ? 'B' : 'A'),
      },
      askedAt: new Date().toISOString(),
    });
    const values = [sha256(body), county.iid, county.iid, body, randomUUID(), randomUUID()];
    await county.sql.query(
      'insert into card_request (id, iid, via, body, proof, voucher) values ($1, $2, $3, $4, $5, $6)',
      values,
    );
    await round();
    const { rows } = await county.sql.query('select fault from card_request where id = $1', [sha256(body)]);
    expect(rows).toEqual([{ fault: 'proof' }]);
    expect(await keyAt(county, county.iid)).toBe(before);
  });

  it('learn that an office was revoked', async () => {
    const { county, city, province } = offices;
    await province.operate(revokeOffice, { iid: county.iid, reason });
    await sent(province, city);
    const { items } = await city.operate(listCards, {});
    expect(items[0]).toMatchObject({ iid: county.iid, state: 'revoked' });
    await expect(sent(county, city)).rejects.toMatchObject({ reason: 'file.no_link' });
  });
});
