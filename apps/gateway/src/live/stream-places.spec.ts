import { StreamPlaces } from './stream-places.js';

describe('places for live streams', () => {
  it('are bounded for each person and for all, and can be given back', () => {
    const places = new StreamPlaces({ perPerson: 2, total: 3 });
    const giveBack = places.take('one');
    places.take('one');
    expect(() => places.take('one')).toThrow(expect.objectContaining({ kind: 'rateLimited' }) as Error);
    places.take('two');
    expect(() => places.take('three')).toThrow(
      expect.objectContaining({ kind: 'unavailable', details: { retryAfterSeconds: 30 } }) as Error,
    );
    giveBack();
    places.take('three');
    expect(() => places.take('two')).toThrow(expect.objectContaining({ kind: 'unavailable' }) as Error);
  });
});
