import type { OfficeCard } from '@qsl/service-kit';
import { mayTakePart, mayTell, partOf } from './entitlement.js';
import { participationId } from './participation-id.js';

const [county, sibling, city, province] = ['x610303', 'x610302', 'c610300', 'p610000'];
const consultationId = '019ab9a0-0000-7000-8000-000000000001';

const seenFrom = (iid: string, above: string[]) => ({
  self: { iid } as OfficeCard,
  isAncestor: (other: string) => above.includes(other),
});
const here = seenFrom(county, [city, province]);

describe('who may tell of a consultation', () => {
  const told = (author: string, first = author) => ({ author, route: [first, county].join('.') });

  it('is an office above, and this office itself', () => {
    expect([province, city, county].map((author) => mayTell(told(author), null, here))).toEqual([true, true, true]);
    expect([sibling, 'c610400'].map((author) => mayTell(told(author), null, here))).toEqual([false, false]);
  });

  it('is no office below', () => {
    expect(mayTell(told(county), null, seenFrom(city, [province]))).toBe(false);
  });

  it('is nobody but its owner, who comes first on the route', () => {
    expect(mayTell(told(city), { owner: city }, here)).toBe(true);
    expect(mayTell(told(city), { owner: province }, here)).toBe(false);
    expect(mayTell(told(city, province), null, here)).toBe(false);
  });
});

describe('who takes part in a consultation', () => {
  const event = (office: string, facts = {}) => ({
    rootCaseId: participationId(consultationId, office),
    route: [office, city].join('.'),
    data: { consultationId },
    ...facts,
  });
  const consultation = { owner: city, route: [city, county] };
  const part = { consultationId, office: county, owner: city };

  it('is the office whose matter it is', () => {
    expect(partOf(event(county))).toEqual(part);
    expect(partOf(event(county, { rootCaseId: participationId(consultationId, sibling) }))).toBeNull();
    expect(partOf(event(county, { data: { consultationId: 'none' } }))).toBeNull();
    expect(partOf(event(county, { data: {} }))).toBeNull();
  });

  it.each(['participation.statement_added', 'participation.votes_cast'])('tells of itself: %s', (kind) => {
    expect(mayTakePart(part, { author: county, kind }, consultation)).toBe(true);
    expect(mayTakePart(part, { author: sibling, kind }, consultation)).toBe(false);
    expect(mayTakePart(part, { author: city, kind }, consultation)).toBe(false);
  });

  it('is answered by the owner', () => {
    const kind = 'participation.statement_refused';
    expect(mayTakePart(part, { author: city, kind }, consultation)).toBe(true);
    expect(mayTakePart(part, { author: county, kind }, consultation)).toBe(false);
  });

  it('is nobody out of scope, and nobody who speaks to another than the owner', () => {
    const cast = { author: county, kind: 'participation.votes_cast' };
    expect(mayTakePart(part, cast, { ...consultation, route: [city, sibling] })).toBe(false);
    expect(mayTakePart({ ...part, owner: province }, cast, consultation)).toBe(false);
    const own = { ...part, office: city };
    expect(mayTakePart(own, { author: city, kind: 'participation.votes_cast' }, consultation)).toBe(false);
  });
});
