import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { encodeCard, type OfficeFacts, type Signed } from './card.js';
import { type CardRequest, encodeRequest, type SignedRequest } from './card-request.js';
import { Directory, type Listing, type PinnedOffice } from './directory.js';
import { signDetached } from './jws.js';
import { createSealingPrivateKey, sealingText } from './sealing-key.js';
import { currentKey, judgeRequest, revokedCard, type CardDraft } from './registrar.js';
import { directoryText } from './signature-algorithm.js';

const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const registrarKey = newKey();
const keys = { province: newKey(), city: newKey(), otherCity: newKey(), county: newKey() };
const askedAt = '2026-11-27T08:00:00.000Z';

const office = (iid: string, tier: OfficeFacts['tier'], parent: string | null): OfficeFacts => ({
  iid,
  name: `${iid}政协`,
  tier,
  areaCode: iid.slice(1),
  parent,
});
const province = office('p610000', 'province', null);
const city = office('c610300', 'city', 'p610000');
const otherCity = office('c610400', 'city', 'p610000');
const county = office('x610303', 'county', 'c610300');

const pinned: PinnedOffice[] = [
  { ...province, signingKey: directoryText(keys.province) },
  { ...city, signingKey: directoryText(keys.city) },
  { ...otherCity, signingKey: directoryText(keys.otherCity) },
];

/** The registrar's own directory, in which cards may be issued. */
class Registry extends Directory {
  readonly log: Signed[] = [];

  constructor() {
    super(pinned, directoryText(registrarKey));
  }

  issue(draft: CardDraft): this {
    const body = encodeCard({ ...draft, serial: this.serial + 1, issuedAt: askedAt });
    const signed = { body, jws: signDetached(body, registrarKey) };
    this.log.push(signed);
    take(this, signed);
    return this;
  }

  /** Judges a request and issues the card that it leads to. */
  ask(signed: SignedRequest): string {
    const verdict = judgeRequest(this, signed);
    if ('fault' in verdict) return verdict.fault;
    if (verdict.card === null) return 'nothing to do';
    this.issue(verdict.card);
    return 'issued';
  }
}

/** Takes a card in where it is the next one; its serial, or what is wrong with it. */
function take(directory: Directory, signed: Signed): number | string {
  const card = directory.check(signed);
  if (typeof card === 'string') return card;
  directory.admit(card);
  return card.serial;
}

function signedBy(request: CardRequest, proof: KeyObject, voucher: KeyObject): SignedRequest {
  const body = encodeRequest(request);
  return { body, proof: signDetached(body, proof), voucher: signDetached(body, voucher) };
}

const enrolment = (facts: OfficeFacts, key: KeyObject, voucher: KeyObject): SignedRequest =>
  signedBy({ act: 'enrol', office: facts, signingKey: directoryText(key), linkKey: null, askedAt }, key, voucher);

const rotation = (before: KeyObject, after: KeyObject, voucher = before): SignedRequest =>
  signedBy(
    { act: 'rotate', iid: county.iid, before: directoryText(before), signingKey: directoryText(after), askedAt },
    after,
    voucher,
  );

describe('the registrar', () => {
  it('gives a new office the card that its parent vouches for, and none for the same request again', () => {
    const registry = new Registry();
    const request = enrolment(county, keys.county, keys.city);
    expect([registry.ask(request), registry.ask(request)]).toEqual(['issued', 'nothing to do']);
    expect(registry.find(county.iid)).toMatchObject({ name: county.name, parent: city.iid, state: 'active' });
  });

  it.each<[string, string, () => SignedRequest]>([
    ['that another city vouches for', 'voucher', () => enrolment(county, keys.county, keys.otherCity)],
    ['that vouches for itself', 'voucher', () => enrolment(county, keys.county, keys.county)],
    [
      'whose key the asker does not have',
      'proof',
      () => ({ ...enrolment(county, keys.county, keys.city), proof: signDetached('x', keys.county) }),
    ],
    ['that is known already', 'iid_taken', () => enrolment({ ...otherCity, tier: 'city' }, newKey(), keys.province)],
    ['of no lower tier', 'wrong_tier', () => enrolment({ ...county, tier: 'city' }, keys.county, keys.city)],
    ['with the key of another office', 'key_taken', () => enrolment(county, keys.otherCity, keys.city)],
    ['below nobody', 'unknown_parent', () => enrolment({ ...county, parent: null }, keys.county, keys.city)],
    ['whose request was altered', 'proof', () => ({ ...enrolment(county, keys.county, keys.city), ...altered() })],
    ['whose request is no request', 'malformed', () => ({ body: '{}', proof: '', voucher: '' })],
  ])('refuses an office %s', (_what, fault, request) => {
    expect(new Registry().ask(request())).toBe(fault);
  });

  it('lets an office change its key with the one it had, and with no other', () => {
    const registry = new Registry();
    registry.ask(enrolment(county, keys.county, keys.city));
    const [next, stranger] = [newKey(), newKey()];
    expect(registry.ask(rotation(keys.county, next, keys.city))).toBe('voucher');
    expect(registry.ask(rotation(stranger, next))).toBe('key_outdated');
    expect(registry.ask(rotation(keys.county, keys.city))).toBe('key_taken');
    expect(registry.ask(rotation(keys.county, next))).toBe('issued');
    expect(registry.ask(rotation(keys.county, stranger))).toBe('key_outdated');
    expect(registry.keysFor(county.iid, askedAt)).toEqual([directoryText(next), directoryText(keys.county)]);
  });

  it('gives an office no more keys than a card can hold: every office would stand still before such a card', () => {
    const registry = new Registry();
    let [key, verdict] = [keys.county, registry.ask(enrolment(county, keys.county, keys.city))];
    for (let count = 1; verdict === 'issued'; count += 1) {
      expect(registry.find(county.iid)?.keys).toHaveLength(count);
      const next = newKey();
      verdict = registry.ask(rotation(key, next));
      key = verdict === 'issued' ? next : key;
    }
    expect(verdict).toBe('too_many_keys');
    expect(registry.find(county.iid)?.keys).toHaveLength(50);
    registry.issue(revokedCard(registry.find(county.iid) as Listing, askedAt));
    expect(registry.ask(enrolment(county, newKey(), keys.city))).toBe('too_many_keys');
    const reader = new Directory(pinned, directoryText(registrarKey));
    expect(registry.log.map((signed) => take(reader, signed))).toEqual(registry.log.map((_, index) => index + 1));
  });

  it('lets an office change the key that others seal to, and its signing key with the other left as it is', () => {
    const registry = new Registry();
    const [first, second] = [createSealingPrivateKey(), createSealingPrivateKey()].map(sealingText) as [string, string];
    const before = directoryText(keys.county);
    const reseal = (sealingKey: string, iid = county.iid, key = keys.county) =>
      signedBy({ act: 'rotate', iid, before, signingKey: before, sealingKey, askedAt }, keys.county, key);
    registry.ask(enrolment(county, keys.county, keys.city));
    expect(registry.find(county.iid)?.sealingKey).toBeNull();
    expect(registry.ask(reseal(first, county.iid, keys.city))).toBe('voucher');
    expect([registry.ask(reseal(first)), registry.ask(reseal(first))]).toEqual(['issued', 'nothing to do']);
    const city = {
      act: 'rotate',
      iid: 'c610300',
      before: directoryText(keys.city),
      sealingKey: first,
      askedAt,
    } as const;
    const taken = signedBy({ ...city, signingKey: city.before }, keys.city, keys.city);
    expect(registry.ask(taken)).toBe('key_taken');
    expect(registry.ask(reseal(second))).toBe('issued');
    expect(registry.find(county.iid)).toMatchObject({ sealingKey: second, keys: [{ key: before }] });
    expect(registry.ask(rotation(keys.county, newKey()))).toBe('issued');
    expect(registry.find(county.iid)).toMatchObject({ sealingKey: second, keys: [{ key: before }, {}] });
  });

  it('does not give an office that comes back the sealing key that was stolen with the others', () => {
    const registry = new Registry();
    const sealingKey = sealingText(createSealingPrivateKey());
    const asked = { act: 'enrol', office: county, linkKey: null, askedAt } as const;
    const first = { ...asked, signingKey: directoryText(keys.county), sealingKey };
    registry.ask(signedBy(first, keys.county, keys.city));
    const enrolled = registry.find(county.iid);
    if (enrolled === undefined) throw new Error('the county was enrolled');
    expect(enrolled.sealingKey).toBe(sealingKey);
    registry.issue(revokedCard(enrolled, '2026-12-01T00:00:00Z'));
    registry.ask(enrolment(county, newKey(), keys.city));
    expect(registry.find(county.iid)).toMatchObject({ state: 'active', sealingKey: null });
  });

  it('revokes an office: what its keys signed before counts, nothing after, until the same parent vouches for a new key', () => {
    const registry = new Registry();
    registry.ask(enrolment(county, keys.county, keys.city));
    const enrolled = registry.find(county.iid);
    if (enrolled === undefined) throw new Error('the county was enrolled');
    registry.issue(revokedCard(enrolled, '2026-12-01T00:00:00Z'));
    expect(registry.keysFor(county.iid, '2026-11-30T23:59:59.999Z')).toHaveLength(1);
    expect(registry.keysFor(county.iid, '2026-12-01T00:00:00.000Z')).toEqual([]);
    expect(registry.ask(rotation(keys.county, newKey()))).toBe('not_active');
    const next = newKey();
    expect(registry.ask(enrolment({ ...county, parent: otherCity.iid }, next, keys.otherCity))).toBe('iid_taken');
    expect(registry.ask(enrolment(county, next, keys.city))).toBe('issued');
    expect(registry.keysFor(county.iid, '2026-12-02T00:00:00Z')).toEqual([directoryText(next)]);
    expect(currentKey(registry.find(county.iid) ?? enrolled)).toBe(directoryText(next));
  });
});

function altered(): { body: string } {
  const { body } = enrolment(county, keys.county, keys.city);
  return { body: body.replace('政协', '政斜') };
}

describe('an office’s copy of the directory log', () => {
  const registry = new Registry();
  registry.ask(enrolment(county, keys.county, keys.city));
  registry.ask(rotation(keys.county, newKey()));
  const [first, second] = registry.log as [Signed, Signed];
  const copy = () => new Directory(pinned, directoryText(registrarKey));

  it('grows card by card, in the registrar’s order', () => {
    const directory = copy();
    expect(take(directory, second)).toBe('not_next');
    expect(take(directory, first)).toBe(1);
    expect(take(directory, first)).toBe('not_next');
    expect(take(directory, second)).toBe(2);
    expect([directory.serial, directory.find(county.iid)?.keys.length]).toEqual([2, 2]);
  });

  it('believes the registrar alone', () => {
    const forged = { body: first.body, jws: signDetached(first.body, keys.city) };
    expect(copy().check(forged)).toBe('signature');
    expect(copy().check({ ...first, body: first.body.replace('x610303', 'x610304') })).toBe('signature');
    expect(new Directory(pinned, null).check(first)).toBe('no_registrar');
    const nonsense = '{"card":1,"serial":1}';
    expect(copy().check({ body: nonsense, jws: signDetached(nonsense, registrarKey) })).toBe('malformed');
  });

  it('knows the way up from an office, also where the parents run in a circle', () => {
    const directory = copy();
    take(directory, first);
    expect(directory.lineOf(county.iid).map(({ iid }) => iid)).toEqual(['x610303', 'c610300', 'p610000']);
    const circle = new Directory([{ ...pinned[0], parent: 'c610300' }, pinned[1]] as PinnedOffice[], null);
    expect(circle.lineOf('c610300')).toHaveLength(2);
  });
});
