import { genesis } from './chain.js';
import { highestOrdinal } from './forms.js';
import { manifestLine, parseLine } from './qsl-file.js';

const place = { epoch: 1, after: 0, chain: genesis };
const manifest = { from: 'x610303', to: 'c610300', at: '2026-11-30T08:00:00.000Z', log: place, place, directory: 0 };

describe('the first line of a carried file', () => {
  it('is read as it was written', () => {
    expect(parseLine(manifestLine(manifest))).toMatchObject({ kind: 'manifest', manifest });
  });

  it.each([
    ['epoch', { log: { ...place, epoch: highestOrdinal + 1 } }],
    ['after', { place: { ...place, after: highestOrdinal + 1 } }],
    ['directory', { directory: highestOrdinal + 1 }],
  ])('is refused with a number that no column holds, by the name of its field: %s', (field, change) => {
    expect(() => parseLine(manifestLine({ ...manifest, ...change }))).toThrow(`field ${field}`);
  });
});
