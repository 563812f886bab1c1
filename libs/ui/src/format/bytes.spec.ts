import { formatBytes } from './bytes.js';

describe('formatBytes', () => {
  it('counts in KB, then in MB', () => {
    expect([formatBytes(10), formatBytes(120 * 1024), formatBytes(1_468_006)]).toEqual(['1 KB', '120 KB', '1.4 MB']);
  });
});
