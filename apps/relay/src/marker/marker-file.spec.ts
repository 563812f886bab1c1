import { temporaryFolder } from '@qsl/testing';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MarkerFile } from './marker-file.js';

const cluster = '7412345678901234567';

describe('the marker file', () => {
  let path: string;
  let faults: unknown[];

  const marker = (database = cluster) =>
    new MarkerFile({ path, database: () => Promise.resolve(database), onUnreadable: (error) => faults.push(error) });

  beforeEach(() => {
    path = join(temporaryFolder('marker-'), 'relay', 'marker.json');
    faults = [];
  });

  it('knows no database until it was written once', async () => {
    await expect(marker().read()).resolves.toEqual({ marks: {}, knowsDatabase: false });
    await marker().adopt();
    await expect(marker().read()).resolves.toEqual({ marks: {}, knowsDatabase: true });
    expect(faults).toEqual([]);
  });

  it('outlives the process with everything that was covered', async () => {
    const before = marker();
    await before.read();
    await before.cover('c610300', { epoch: 1, head: 12 });
    await before.cover('x610303', { epoch: 2, head: 3 });
    await before.cover('c610300', { epoch: 1, head: 11 });
    const { marks } = await marker().read();
    expect(marks).toEqual({ c610300: { epoch: 1, head: 12 }, x610303: { epoch: 2, head: 3 } });
  });

  it('has every mark on the disk before it says so, however many come at once', async () => {
    const one = marker();
    await one.read();
    const onDisk = () => JSON.parse(readFileSync(path, 'utf8')) as { told: Record<string, { head: number }> };
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        await one.cover('c610300', { epoch: 1, head: index });
        expect(onDisk().told['c610300']?.head).toBeGreaterThanOrEqual(index);
      }),
    );
    expect(onDisk().told['c610300']?.head).toBe(49);
  });

  it('does not know a database of another cluster, and keeps its marks when it adopts it', async () => {
    const before = marker();
    await before.read();
    await before.cover('c610300', { epoch: 1, head: 12 });
    const elsewhere = marker('7499999999999999999');
    await expect(elsewhere.read()).resolves.toEqual({
      marks: { c610300: { epoch: 1, head: 12 } },
      knowsDatabase: false,
    });
    await elsewhere.adopt();
    await expect(marker('7499999999999999999').read()).resolves.toMatchObject({
      marks: { c610300: { epoch: 1, head: 12 } },
      knowsDatabase: true,
    });
  });

  it.each([
    '',
    '{"database":"1"',
    '[]',
    '{"database":1,"told":{}}',
    '{"database":"1","told":{"c610300":{"epoch":0,"head":1}}}',
  ])('is unreadable where it holds %s: that is told, and knows nothing', async (text) => {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
    await expect(marker().read()).resolves.toEqual({ marks: {}, knowsDatabase: false });
    expect(faults).toHaveLength(1);
  });

  it('covers nothing where it cannot be written, and recovers when it can', async () => {
    mkdirSync(`${path}.new`, { recursive: true });
    const one = marker();
    await one.read();
    await expect(one.cover('c610300', { epoch: 1, head: 1 })).rejects.toThrow('EISDIR');
    rmdirSync(`${path}.new`);
    await one.cover('c610300', { epoch: 1, head: 1 });
    await expect(marker().read()).resolves.toMatchObject({ marks: { c610300: { epoch: 1, head: 1 } } });
  });
});
