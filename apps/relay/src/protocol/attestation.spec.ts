import { testOffices } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { attestOf, encodeAttestation, endsBehind, judgeAttestation } from './attestation.js';
import type { Signed } from './card.js';
import { signDetached, verifyDetached } from './jws.js';
import type { Attest } from './messages.js';
import { OfficeTree } from './office-tree.js';
import { publicKeyOf } from './signature-algorithm.js';

const { county, city, province } = testOffices;
const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()] as const;
const nonce = 'ab'.repeat(32);
const asked: Attest = { verb: 'attest', asker: county.iid, end: province.iid, nonce, events: [first, second, third] };
const at = '2026-12-01T04:00:00.000Z';

const listOf = (body: string, by = province): Signed => ({ body, jws: signDetached(body, by.privateKey) });
const isByProvince = ({ body, jws }: Signed) => verifyDetached(body, jws, publicKeyOf(province.signingKey));
const judge = (list: Signed) => judgeAttestation(list, asked, isByProvince);
const said = (change: Partial<Attest> = {}, held = [first, third]) =>
  encodeAttestation({ ...asked, ...change }, held, at);
const changed = (change: object) => JSON.stringify({ ...(JSON.parse(said()) as object), ...change });

describe('what the end of a route says it has', () => {
  it('names every event of the question in one of two lists', () => {
    expect(judge(listOf(said()))).toEqual({ held: [first, third], lacks: [second] });
    expect(judge(listOf(said({}, [])))).toEqual({ held: [], lacks: [first, second, third] });
  });

  it('counts with the signature of the very end alone', () => {
    const fault = { fault: 'signature' };
    for (const by of [city, county]) expect(judge(listOf(said(), by))).toEqual(fault);
    const { jws } = listOf(said());
    expect(judge({ body: said({}, [first, second, third]), jws })).toEqual(fault);
  });

  it('counts for this very question alone, and for all of its events', () => {
    const others: Partial<Attest>[] = [
      { nonce: 'cd'.repeat(32) },
      { asker: 'x610302' },
      { end: city.iid },
      { events: [first, third] },
      { events: [first, second, third, randomUUID()] },
      { events: [first, second, second, third] },
    ];
    for (const other of others) expect(judge(listOf(said(other)))).toEqual({ fault: 'question' });
    expect(judge(listOf(changed({ lacks: [first, second] })))).toEqual({ fault: 'question' });
  });

  it('is nothing else that the end signs, and of the form that was agreed', () => {
    const bad = [{ attestation: 2 }, { attestation: undefined }, { at: '今天' }, { held: first }, { lacks: ['x'] }];
    for (const change of bad) expect(judge(listOf(changed(change)))).toEqual({ fault: 'malformed' });
    for (const body of ['', '[]', '{']) expect(judge(listOf(body))).toEqual({ fault: 'malformed' });
  });

  it('is asked of events by their ids, 200 at once', () => {
    const many = (count: number) => ({ ...asked, events: Array.from({ length: count }, () => randomUUID()) });
    expect(attestOf(many(200)).events).toHaveLength(200);
    expect(() => attestOf(many(201))).toThrow(SyntaxError);
    for (const change of [{ events: ['x'] }, { events: null }, { nonce: '1' }, { asker: 'x' }, { end: null }])
      expect(() => attestOf({ ...asked, ...change })).toThrow(SyntaxError);
  });
});

describe('the offices that are asked', () => {
  it('lie behind the neighbour on the route, and work', () => {
    const nodes = [
      { iid: province.iid, parent: null },
      { iid: city.iid, parent: province.iid },
      { iid: county.iid, parent: city.iid },
      { iid: 'c610400', parent: province.iid },
      { iid: 'x610402', parent: 'c610400', state: 'retired' as const },
    ];
    const route = [county.iid, city.iid, province.iid, 'c610400', 'x610402', 'x999999'];
    expect(endsBehind(new OfficeTree(county.iid, nodes), city.iid, route)).toEqual([province.iid, 'c610400']);
    expect(endsBehind(new OfficeTree(province.iid, nodes), city.iid, route)).toEqual([county.iid]);
    expect(endsBehind(new OfficeTree(city.iid, nodes), province.iid, route)).toEqual(['c610400']);
    expect(endsBehind(new OfficeTree(city.iid, nodes), county.iid, route)).toEqual([]);
  });
});
