import { transferStates, type TransferState } from '@qsl/contracts';
import { Matter } from '../matter/matter.entity.js';
import { Transfer } from '../transfer/transfer.entity.js';
import type { TransferData } from './event-data.js';
import { isEntitled, isParty, maySend, type Parties } from './event.rules.js';

const [county, city, province] = ['x610303', 'c610300', 'p610000'];

function aTransfer(state: TransferState, facts: Partial<Transfer> = {}): Transfer {
  const base = { id: 'first', state, fromInstance: county, toInstance: city, path: [county, city] };
  return Object.assign(new Transfer(), base, facts);
}

const matter = Object.assign(new Matter(), { origin: county });
const accepted = aTransfer('accepted', { acceptedAt: new Date() });
const unaccepted: Parties = { matter, transfers: [aTransfer('delivered')] };
const held: Parties = { matter, transfers: [accepted] };

const onward = (facts: Partial<TransferData> = {}): TransferData => ({
  kind: 'escalate',
  fromInstance: city,
  toInstance: province,
  path: [county, city, province],
  parentTransferId: 'first',
  reasonCode: 'beyond_authority',
  reason: '需要省级作出规定。',
  reveal: [],
  snapshot: { title: '', body: '', category: '', areaCode: '', author: '群众', handling: null },
  dueOn: null,
  composedAt: '2026-11-25T00:00:00Z',
  ...facts,
});

describe('who may speak about a matter', () => {
  it('is its origin and whoever accepted a transfer of it', () => {
    expect([county, city, province].map((iid) => isParty(held, iid))).toEqual([true, true, false]);
    expect(isParty(unaccepted, city)).toBe(false);
  });

  it.each(['case.filed', 'order.dispatched', 'reply.published'])('so an event %s of anyone else is void', (kind) => {
    const step = { kind, transfer: null, sent: null, isFromNeighbour: true };
    expect(isEntitled(held, { author: city }, step)).toBe(true);
    expect(isEntitled(unaccepted, { author: city }, step)).toBe(false);
    expect(isEntitled(held, { author: province }, step)).toBe(false);
  });
});

describe('who may move a transfer', () => {
  const by: Record<string, [string, TransferState[]]> = {
    'transfer.accepted': [city, ['sent', 'delivered']],
    'transfer.returned': [city, ['sent', 'delivered']],
    'transfer.recalled': [city, ['sent', 'delivered']],
    'transfer.progress': [city, ['accepted', 'in_progress', 'transferred_on']],
    'transfer.answered': [city, ['accepted', 'in_progress', 'transferred_on']],
    'transfer.confirmed': [county, ['answered']],
    'transfer.objected': [county, ['answered']],
  };

  it.each(Object.entries(by))('%s: one office, in some states', (kind, [author, states]) => {
    for (const state of transferStates)
      for (const iid of [county, city, province]) {
        const step = { kind, transfer: aTransfer(state), sent: null, isFromNeighbour: true };
        const isRight = iid === author && states.includes(state);
        expect([state, iid, isEntitled(held, { author: iid }, step)]).toEqual([state, iid, isRight]);
      }
  });

  it('asks for a recall as its sender and refuses one as its receiver', () => {
    const asked = { kind: 'transfer.recall_asked', transfer: accepted, sent: null, isFromNeighbour: true };
    const refused = { kind: 'transfer.recall_refused', transfer: accepted, sent: null, isFromNeighbour: true };
    expect([county, city].map((author) => isEntitled(held, { author }, asked))).toEqual([true, false]);
    expect([county, city].map((author) => isEntitled(held, { author }, refused))).toEqual([false, true]);
  });

  it('does not know verbs that it has never heard of', () => {
    expect(
      isEntitled(
        held,
        { author: city },
        { kind: 'transfer.swallowed', transfer: accepted, sent: null, isFromNeighbour: true },
      ),
    ).toBe(false);
  });
});

describe('who may send a matter on', () => {
  it('is whoever has it, along the way on which it came', () => {
    expect(maySend(held, city, onward())).toBe(true);
    expect(maySend(unaccepted, city, onward())).toBe(false);
    expect(maySend(held, province, onward())).toBe(false);
    expect(maySend(held, city, onward({ path: [city, province] }))).toBe(false);
    expect(maySend(held, city, onward({ parentTransferId: 'unknown' }))).toBe(false);
    expect(maySend(held, city, onward({ parentTransferId: null, path: [city, province] }))).toBe(false);
  });

  it('is nobody for a way that goes in a circle', () => {
    const back = onward({ toInstance: county, path: [county, city, county] });
    expect(maySend(held, city, back)).toBe(false);
  });

  it('is the origin for the first crossing', () => {
    const first = onward({ fromInstance: county, toInstance: city, path: [county, city], parentTransferId: null });
    expect(maySend({ matter, transfers: [] }, county, first)).toBe(true);
  });

  it('is nobody but a neighbour where it is sent to this office', () => {
    const step = { kind: 'transfer.sent', transfer: null, sent: onward(), isFromNeighbour: false };
    expect(isEntitled(held, { author: city }, step)).toBe(false);
  });

  it('sends a transfer once', () => {
    const step = { kind: 'transfer.sent', sent: onward(), isFromNeighbour: true };
    expect(isEntitled(held, { author: city }, { ...step, transfer: null })).toBe(true);
    expect(isEntitled(held, { author: city }, { ...step, transfer: aTransfer('composed') })).toBe(true);
    expect(isEntitled(held, { author: city }, { ...step, transfer: aTransfer('sent') })).toBe(false);
  });
});
