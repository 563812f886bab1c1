import { generateKeyPairSync } from 'node:crypto';
import { encodeCard, type OfficeFacts, type Signed } from './card.js';
import { decodeRequest, encodeRequest, type MoveRequest, type SignedRequest } from './card-request.js';
import { Directory, type Listing } from './directory.js';
import { signDetached } from './jws.js';
import { newLink } from './link-record.js';
import { OfficeTree } from './office-tree.js';
import { moveIn } from './own-move.js';
import { pathFault } from './path-check.js';
import { provesRestore } from './recovery.js';
import { type CardDraft, judgeRequest } from './registrar.js';
import { belongsInLog } from './routing.js';
import { directoryText } from './signature-algorithm.js';

const newKey = () => generateKeyPairSync('ed25519').privateKey;
const registrarKey = directoryText(newKey());
const keys = { p610000: newKey(), c610300: newKey(), c610400: newKey(), x610303: newKey() };
type Iid = keyof typeof keys;
const office = (iid: Iid, tier: OfficeFacts['tier'], parent: Iid | null) => {
  const facts = { iid, name: `${iid}政协`, tier, areaCode: iid.slice(1), parent };
  return { ...facts, signingKey: directoryText(keys[iid]) };
};
const pinned = [
  office('p610000', 'province', null),
  office('c610300', 'city', 'p610000'),
  office('c610400', 'city', 'p610000'),
  office('x610303', 'county', 'c610300'),
];
const linkKey = `U${'A'.repeat(55)}`;
const askedAt = '2026-12-01T08:00:00.000Z';

const asked = (
  overrides: Partial<MoveRequest> = {},
  { proof = 'x610303', voucher = 'c610400' }: { proof?: Iid; voucher?: Iid } = {},
): SignedRequest => {
  const place = { iid: 'x610303', parent: 'c610400', basis: 0, linkKey } as const;
  const body = encodeRequest({ act: 'move', ...place, signingKey: directoryText(keys.x610303), askedAt, ...overrides });
  return { body, proof: signDetached(body, keys[proof]), voucher: signDetached(body, keys[voucher]) };
};

class Registry extends Directory {
  constructor() {
    super(pinned, registrarKey);
  }

  issue(draft: CardDraft): void {
    const { before: _, ...rest } = { ...draft, before: null };
    this.admit({ ...rest, serial: this.serial + 1, issuedAt: askedAt });
  }

  ask(signed: SignedRequest): string {
    const verdict = judgeRequest(this, signed);
    if ('fault' in verdict) return verdict.fault;
    if (verdict.card !== null) this.issue(verdict.card);
    return verdict.card === null ? 'nothing to do' : 'issued';
  }
}

describe('a request to move', () => {
  it('changes the parent and the link key, and nothing else', () => {
    const registry = new Registry();
    const before = registry.find('x610303');
    expect(registry.ask(asked())).toBe('issued');
    const changed = { parent: 'c610400', linkKey, serial: 1, formerParents: ['c610300'] };
    expect(registry.find('x610303')).toEqual({ ...before, ...changed });
    expect(registry.ask(asked())).toBe('nothing to do');
  });

  it('works once: not again after the office has moved on or back', () => {
    const registry = new Registry();
    registry.ask(asked());
    const back = asked({ parent: 'c610300', basis: 1 }, { voucher: 'c610300' });
    expect(registry.ask(back)).toBe('issued');
    expect(registry.ask(asked())).toBe('card_outdated');
    expect(registry.find('x610303')?.parent).toBe('c610300');
  });

  it.each<[string, string, SignedRequest]>([
    ['without the office’s signature, by a rogue city', 'proof', asked({}, { proof: 'c610400' })],
    [
      'that a rogue city signs as the office with a key of its own',
      'key_outdated',
      asked({ signingKey: directoryText(keys.c610400) }, { proof: 'c610400' }),
    ],
    ['without the new parent’s signature', 'voucher', asked({}, { voucher: 'x610303' })],
    ['with the old parent’s signature for the new one’s', 'voucher', asked({}, { voucher: 'c610300' })],
    ['of an office that nobody knows', 'unknown_office', asked({ iid: 'x999999' })],
    ['below an office that nobody knows', 'unknown_parent', asked({ parent: 'c999999' })],
    ['below itself', 'wrong_tier', asked({ parent: 'x610303' }, { voucher: 'x610303' })],
    ['that builds on a card which there is not', 'card_outdated', asked({ basis: 7 })],
    ['that was altered', 'proof', { ...asked(), body: asked().body.replace('c610400', 'c610300') }],
  ])('is refused %s', (_what, fault, request) => {
    const registry = new Registry();
    expect(registry.ask(request)).toBe(fault);
    expect(registry.find('x610303')?.parent).toBe('c610300');
  });

  it('is read as it was written, and not without its link key', () => {
    const { body } = asked();
    expect(decodeRequest(body)).toMatchObject({ act: 'move', parent: 'c610400', basis: 0, linkKey });
    expect(() => decodeRequest(body.replace('"basis":0', '"basis":-1'))).toThrow('field basis');
    expect(() => decodeRequest(body.replace(linkKey, ''))).toThrow('field linkKey');
  });
});

describe('the tree after a move', () => {
  const registry = new Registry();
  registry.ask(asked());
  const at = (iid: Iid) => new OfficeTree(iid, registry.all);
  const claim = { author: 'x610303', route: ['x610303', 'c610300', 'p610000'] };

  it('leads to the office by its new parent alone', () => {
    expect([at('p610000').sideOf('x610303'), at('c610300').sideOf('x610303')]).toEqual(['c610400', 'p610000']);
    expect([at('c610300').neighbours, at('c610400').neighbours]).toEqual([['p610000'], ['p610000', 'x610303']]);
    expect(at('x610303').neighbours).toEqual(['c610400']);
    expect(belongsInLog(at('p610000'), 'c610300', { author: 'x610303' })).toBe(true);
    expect(belongsInLog(at('p610000'), 'c610400', { author: 'x610303' })).toBe(false);
  });

  it('lets the sides where the office lay bring what left before it, and nobody else', () => {
    expect(pathFault(at('p610000'), 'c610300', 'log', claim)).toBeNull();
    expect(pathFault(at('p610000'), 'c610400', 'log', claim)).toBeNull();
    expect(pathFault(at('c610400'), 'p610000', 'log', claim)).toBeNull();
    expect(pathFault(at('c610400'), 'x610303', 'log', claim)).toBeNull();
    expect(pathFault(at('p610000'), 'c610300', 'log', { ...claim, author: 'c610400', route: ['c610400'] })).toBe(
      'wrong_side',
    );
    const other = new OfficeTree('p610000', [...registry.all, { iid: 'c610500', parent: 'p610000' }]);
    expect(pathFault(other, 'c610500', 'log', claim)).toBe('wrong_side');
  });

  it('takes no event of the office that its old parent gives back for a proof of a restore', () => {
    const link = { ...newLink('c610300'), recovery: 'doubted' as const };
    expect(provesRestore(at('p610000'), link, ['x610303'])).toBe(false);
    expect(provesRestore(at('p610000'), link, ['c610400'])).toBe(true);
  });
});

describe('what the office itself keeps of its move', () => {
  it('puts it below its new parent until the card is here', () => {
    const own = new Registry();
    own.rememberMove({ iid: 'x610303', parent: 'c610400', since: 1 });
    expect([own.isBehindMove, own.find('x610303')?.parent]).toEqual([true, 'c610400']);
    own.issue({ ...(new Registry().find('x610303') as Listing), parent: 'c610400' });
    expect([own.isBehindMove, own.find('x610303')?.parent]).toEqual([false, 'c610400']);
  });

  it('is believed of the registrar’s own card alone', () => {
    const registrar = newKey();
    const draft = { ...new Registry().find('x610303'), serial: 1, issuedAt: askedAt };
    const { signingKey: _, ...facts } = { ...office('x610303', 'county', 'c610400') };
    const body = encodeCard({ ...draft, ...facts, state: 'active', linkKey, sealingKey: null, keys: draft.keys ?? [] });
    const place = { iid: 'x610303', parent: 'c610400', registrarKey: directoryText(registrar) };
    const signedBy = (key: typeof registrar): Signed => ({ body, jws: signDetached(body, key) });
    expect(moveIn([signedBy(keys.c610400)], place)).toBeNull();
    expect(moveIn([signedBy(keys.c610400), signedBy(registrar)], place)).toMatchObject({ serial: 1, iid: 'x610303' });
    expect(moveIn([signedBy(registrar)], { ...place, parent: 'c610300' })).toBeNull();
  });
});
