import { temporaryFolder } from '@qsl/testing';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeSecret } from './write-secret.js';

describe('a secret', () => {
  it('is one of those that were written at the same moment, whole, and nothing is left of the others', async () => {
    const folder = temporaryFolder('secret-');
    const path = join(folder, 'link.seed');
    const texts = Array.from({ length: 20 }, (_, index) => String(index % 10).repeat(100_000 - index * 1_000));
    await Promise.all(texts.map((text) => writeSecret(path, text)));
    expect(texts).toContain(readFileSync(path, 'utf8'));
    expect(readdirSync(folder)).toEqual(['link.seed']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing where it cannot be put in its place', async () => {
    const folder = temporaryFolder('secret-');
    await expect(writeSecret(join(folder, 'absent', 'link.seed'), 'x')).rejects.toThrow('ENOENT');
    expect(readdirSync(folder)).toEqual([]);
  });
});
