import { TrackSuggestion } from '@qsl/contracts';
import { validateBody } from '@qsl/messaging';
import { hashQueryCode, isQueryCodeOf, newQueryCode } from './query-code.js';

describe('a query code', () => {
  it('is eight characters that nobody misreads, and passes the contract', () => {
    for (let i = 0; i < 200; i++) {
      const body = { code: 'QSL-610303-2026-0001', queryCode: newQueryCode() };
      expect(() => validateBody(TrackSuggestion, body, 'zh-CN')).not.toThrow();
    }
  });

  it('is known again by its hash and salt, which do not show it', async () => {
    const kept = { salt: '盐', hash: await hashQueryCode('ABCD2345', '盐') };
    expect(kept.hash).not.toContain('ABCD');
    await expect(isQueryCodeOf(kept, 'ABCD2345')).resolves.toBe(true);
    await expect(isQueryCodeOf(kept, 'ABCD2346')).resolves.toBe(false);
    await expect(isQueryCodeOf({ ...kept, salt: '别的' }, 'ABCD2345')).resolves.toBe(false);
    await expect(isQueryCodeOf(undefined, 'ABCD2345')).resolves.toBe(false);
  });
});
