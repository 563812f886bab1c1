import { encodeAttestation } from '../protocol/attestation.js';
import type { Attest, Reply } from '../protocol/messages.js';
import { isRecovering } from '../protocol/recovery.js';
import { TokenBucket } from '../protocol/token-bucket.js';
import type { AttestationStore } from './attestation-store.js';
import type { RelayCore } from './relay-core.js';
import { LinkFailure } from './transport.js';

/** Questions of one office, however they come: nobody's flood takes from what others may ask through the same neighbour. */
const perAsker = { atOnce: 10, perSecond: 1 };

/** Says which events have come here, and passes such questions on to where their route goes. */
export class AttestationDesk {
  private readonly allowances = new Map<string, TokenBucket>();

  constructor(
    private readonly core: RelayCore,
    private readonly store: AttestationStore,
    private readonly passOn: (peer: string, question: Attest) => Promise<Reply>,
  ) {}

  async answer(peer: string, question: Attest): Promise<Reply> {
    const { tree } = this.core.parts;
    const { asker, end } = question;
    const isOnItsWay = tree.isActive(asker) && tree.isActive(end) && tree.sideOf(asker) === peer;
    if (!isOnItsWay || !this.allowanceOf(asker).take(1)) return absent;
    if (end === tree.self) return this.attest(question);
    const next = tree.sideOf(end);
    if (next === null || next === peer) return absent;
    try {
      return await this.passOn(next, question);
    } catch (error) {
      if (error instanceof LinkFailure) return absent;
      throw error;
    }
  }

  /** An office that was restored may lack what its neighbours are about to give back, and one with another key is not believed. */
  private async attest(question: Attest): Promise<Reply> {
    const { store, keys, clock } = this.core.parts;
    if (!keys.isListed || isRecovering(await store.look((custody) => custody.links()))) return absent;
    const held = await this.store.held(question.asker, question.events);
    const body = encodeAttestation(question, held, new Date(clock.now()).toISOString());
    return { kind: 'attested', list: { body, jws: keys.sign(body) } };
  }

  /** As many as there are offices. */
  private allowanceOf(asker: string): TokenBucket {
    const known = this.allowances.get(asker) ?? new TokenBucket(perAsker, () => this.core.parts.clock.now());
    this.allowances.set(asker, known);
    return known;
  }
}

const absent: Reply = { kind: 'absent' };
