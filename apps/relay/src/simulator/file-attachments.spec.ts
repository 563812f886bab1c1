import type { BlobRef } from '../protocol/blobs.js';
import { parseLine } from '../protocol/qsl-file.js';
import { city, county, LonelyOffice, resealed } from './lonely-office.js';
import { World } from './world.js';

const bytesAt = (office: LonelyOffice, { sha256 }: BlobRef) => office.files.whole.get(sha256);
const kinds = (lines: readonly string[]) => [...new Set(lines.map((line) => parseLine(line).kind))];

describe('attachments in files that are carried', () => {
  let author: LonelyOffice;
  let addressee: LonelyOffice;

  beforeEach(() => {
    const world = new World(11);
    author = new LonelyOffice(world, county);
    addressee = new LonelyOffice(world, city);
  });

  it('come behind the events that name them, and are not written again', async () => {
    const blobs = [await author.attach(600_000), await author.attach(3)];
    const [file = []] = await author.export(city, { mostBytes: 5_000_000 });
    expect(kinds(file)).toEqual(['manifest', 'event', 'blob', 'seal']);
    await expect(addressee.take(file)).resolves.toMatchObject({ taken: 2, attachments: 2, missing: 0 });
    for (const blob of blobs) expect(bytesAt(addressee, blob)?.equals(bytesAt(author, blob) as Buffer)).toBe(true);
    const before = blobs.map((blob) => bytesAt(addressee, blob));
    await expect(addressee.take(file)).resolves.toMatchObject({ taken: 0, attachments: 0, missing: 0 });
    blobs.forEach((blob, index) => expect(bytesAt(addressee, blob)).toBe(before[index]));
  });

  it('go on in further files behind the last event, from wherever they stood', async () => {
    const blob = await author.attach(2_000_000);
    await author.submit(20);
    const files = await author.export(city, { mostBytes: 300_000 });
    expect(files.map((file) => kinds(file))).toEqual([
      ['manifest', 'event', 'seal'],
      ...Array.from({ length: 4 }, () => ['manifest', 'blob', 'seal']),
    ]);
    const [events, first, second, third, last] = files;
    await expect(addressee.take(events)).resolves.toMatchObject({ taken: 21, attachments: 0, missing: 1 });
    for (const early of [last, third]) await addressee.take(early);
    expect(await addressee.files.received(blob.sha256)).toBe(0);
    for (const part of [first, second, first, third]) await addressee.take(part);
    await expect(addressee.take(last)).resolves.toMatchObject({ attachments: 1, missing: 0 });
    expect(bytesAt(addressee, blob)?.equals(bytesAt(author, blob) as Buffer)).toBe(true);
  });

  it('that did not come are asked for by the next file, and brought by the answer to it', async () => {
    const blob = await author.attach(100);
    await addressee.take((await author.export(city, { hasAttachments: false }))[0]);
    const [asking = []] = await addressee.export(county);
    expect(kinds(asking)).toEqual(['manifest', 'want', 'seal']);
    await author.take(asking);
    expect(kinds((await author.export(city))[0] ?? [])).toEqual(['manifest', 'seal']);
    const [answer = []] = await author.export(city, { answers: asking });
    expect(kinds(answer)).toEqual(['manifest', 'blob', 'seal']);
    await expect(addressee.take(answer)).resolves.toMatchObject({ attachments: 1, missing: 0 });
    expect(bytesAt(addressee, blob)).toHaveLength(100);
    expect(kinds((await addressee.export(county))[0] ?? [])).toEqual(['manifest', 'seal']);
  });

  it('are thrown away where they are not what the event named, and go to nobody who is no part of the matter', async () => {
    const blob = await author.attach(100);
    author.files.whole.set(blob.sha256, Buffer.alloc(100));
    await expect(addressee.take((await author.export(city))[0])).resolves.toMatchObject({ attachments: 0, missing: 1 });
    expect(bytesAt(addressee, blob)).toBeUndefined();
    expect(addressee.alarms).toContain('blob.altered');

    const secret = await addressee.attach(50, 'p610000');
    author.files.whole.clear();
    await author.submit(1, city, [secret]);
    await addressee.take((await author.export(city))[0]);
    const [asking = []] = await author.export(city);
    const [answer = []] = await addressee.export(county, { answers: asking });
    expect(kinds(answer)).not.toContain('blob');
  });

  it('that no event names are not kept', async () => {
    const stranger = new LonelyOffice(new World(12), county);
    await stranger.attach(100);
    const [file = []] = await stranger.export(city);
    const [mine = []] = await author.export(city);
    const pieces = file.filter((line) => parseLine(line).kind === 'blob');
    const lines = [...mine.slice(0, -1), ...pieces, ...mine.slice(-1)];
    await expect(addressee.take(resealed(lines, (line) => line))).resolves.toMatchObject({
      attachments: 0,
      missing: 0,
    });
    expect(addressee.files.whole.size).toBe(0);
  });
});
