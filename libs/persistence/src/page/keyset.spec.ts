import { DomainError } from '@qsl/contracts';
import { fromCursor, olderThan, pageOf, pageSize } from './keyset.js';

const row = (digit: number, minute: number | null = null) => ({
  id: `019abcde-0000-7000-8000-00000000000${digit}`,
  dueAt: minute === null ? null : new Date(Date.UTC(2026, 10, 25, 8, minute)),
});

describe('a page', () => {
  it('ends in a cursor while more follow, and in none at the end of the list', () => {
    const page = pageOf([row(1), row(2), row(3)], 2);
    expect(page.items).toEqual([row(1), row(2)]);
    expect(fromCursor(page.nextCursor ?? '')).toEqual({ at: null, id: row(2).id });
    expect(pageOf([row(1), row(2)], 2).nextCursor).toBeNull();
    expect(pageOf([], 2)).toEqual({ items: [], nextCursor: null });
  });

  it('remembers the time that its list is sorted by', () => {
    const { nextCursor } = pageOf([row(1, 5), row(2, 6)], 1, ({ dueAt }) => dueAt);
    expect(fromCursor(nextCursor ?? '')).toEqual({ at: row(1, 5).dueAt, id: row(1).id });
  });

  it('goes on with what is older', () => {
    const { nextCursor } = pageOf([row(3), row(2)], 1);
    expect(olderThan(nextCursor ?? '')).toEqual({ id: { $lt: row(3).id } });
    expect(olderThan(undefined)).toEqual({});
  });

  it('has twenty items where nobody says how many', () => {
    expect([pageSize({}), pageSize({ limit: 3 })]).toEqual([20, 3]);
  });

  it.each(['nonsense', `2026-W05-9 ${row(1).id}`, `${row(1).id}`, `2026-11-25T08:00:00Z drop`, ` ${row(1).id}x`])(
    'refuses a cursor that somebody made up: %s',
    (text) => {
      const made = Buffer.from(text).toString('base64url');
      expect(() => fromCursor(made)).toThrow(DomainError);
      expect(() => fromCursor(made)).toThrow(expect.objectContaining({ kind: 'invalid' }));
    },
  );
});
