import { type EventBlob, exportFile, importFile } from '@qsl/contracts';
import { waitUntil } from '@qsl/testing';
import { carry, exported, reason, sent } from './carried-files.js';
import { anEvent, type RelayOffice } from './relay-office.js';
import { ThreeOffices } from './three-offices.js';

const megabyte = 1024 * 1024;

describe('attachments in files that are carried', () => {
  let offices: ThreeOffices;
  let route: string[];

  beforeAll(async () => {
    offices = await ThreeOffices.open();
    const { county, city, province, brokers } = offices;
    route = [county.iid, city.iid, province.iid];
    await brokers.city.kill();
    await waitUntil(async () => (await city.link(county.iid)).state !== 'active');
  });

  afterAll(() => offices.close());

  const isAt = (office: RelayOffice, blob: EventBlob) => {
    if (!office.files.has(blob.sha256)) return false;
    expect(office.files.describe(blob.sha256)).toEqual(blob);
    return true;
  };

  it('come with the events that name them, and go on over the line to the next office', async () => {
    const { county, city, province } = offices;
    const blob = county.files.upload(2 * megabyte);
    const event = await county.submit(anEvent(route, { blobs: [blob] }));
    const taken = await sent(county, city);
    expect(taken).toMatchObject({ taken: 1, attachments: 1, missing: 0, file: { attachments: 1 } });
    expect(isAt(city, blob)).toBe(true);
    await waitUntil(() => isAt(province, blob), { deadlineMs: 90_000 });
    expect(province.received.find(({ id }) => id === event.id)?.blobs).toEqual([blob]);
    const { rows } = await city.sql.query('select state, fetched_from from blob where sha256 = $1', [blob.sha256]);
    expect(rows).toEqual([{ state: 'kept', fetched_from: county.iid }]);
    expect(await city.operate(importFile, { name: taken.file.name, reason })).toMatchObject({
      taken: 0,
      attachments: 0,
    });
  });

  it('need further files; one that was lost on the way is asked for by the answer', async () => {
    const { county, city } = offices;
    const blobs = [1, 2, 3].map((number) => county.files.upload(13 * megabyte, `现场照片${number}.jpg`));
    await county.submit(anEvent(route, { blobs }));
    const { files } = await county.operate(exportFile, { peer: city.iid, reason }, { timeoutMs: 120_000 });
    expect(files.map(({ more }) => more)).toEqual([true, false]);
    const isUnreceipted = 1;
    expect(files.reduce((sum, { attachments }) => sum + attachments, 0)).toBe(blobs.length + isUnreceipted);
    const [first] = files;
    const taking = { name: carry(county, city, first?.name ?? ''), reason };
    const { missing } = await city.operate(importFile, taking, { timeoutMs: 120_000 });
    expect(missing).toBeGreaterThan(0);

    const { name: asking } = await exported(city, county);
    await county.operate(importFile, { name: carry(city, county, asking), reason });
    const order = { peer: city.iid, answers: asking, reason };
    const answer = await county.operate(exportFile, order, { timeoutMs: 120_000 });
    for (const { name } of answer.files)
      await city.operate(importFile, { name: carry(county, city, name), reason }, { timeoutMs: 120_000 });
    for (const blob of blobs) expect(isAt(city, blob)).toBe(true);
  });

  it('are left out where the operator says so', async () => {
    const { county, city } = offices;
    await county.submit(anEvent(route, { blobs: [county.files.upload(100)] }));
    const { files } = await county.operate(exportFile, { peer: city.iid, attachments: false, reason });
    expect(files).toMatchObject([{ attachments: 0, more: false }]);
    const taking = { name: carry(county, city, files[0]?.name ?? ''), reason };
    expect(await city.operate(importFile, taking)).toMatchObject({ taken: 1, attachments: 0, missing: 1 });
  });
});
