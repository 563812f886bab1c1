import { genesis } from '../protocol/chain.js';
import type { LinkRequest, Question } from '../protocol/messages.js';
import { rules } from '../protocol/rules.js';
import { World } from '../simulator/world.js';
import type { BlobDesk } from './blob-desk.js';
import type { LinkRecovery } from './link-recovery.js';
import { LinkResponder } from './link-responder.js';
import { RelayCore, type RelayParts } from './relay-core.js';

const [flooding, other] = ['x610303', 'x610302'];
const place = { epoch: 1, after: 0, chain: genesis };
const questions: Question[] = [
  { verb: 'pull', place, max: 256, waitMs: 0 },
  { verb: 'hello', versions: [1], place },
  { verb: 'blob', sha256: 'a'.repeat(64), offset: 0, length: 1 },
  { verb: 'cards', after: 0, requests: [] },
];

describe('questions that a neighbour asks all at once', () => {
  it('are looked up one after the other; those of another neighbour meanwhile', async () => {
    const world = new World(1);
    const underWay: string[] = [];
    const never = (peer: string) => {
      underWay.push(peer);
      return new Promise<never>(() => undefined);
    };
    const directory = { receive: never };
    const tree = { neighbours: [flooding, other], parent: null };
    const parts = { clock: world.clock(() => true), rules, tree, directory } as unknown as RelayParts;
    const recovery = { judge: never } as unknown as LinkRecovery;
    const desk = { answer: never } as unknown as BlobDesk;
    const responder = new LinkResponder(
      new RelayCore(parts),
      { recovery, desk, watch: null, canary: null as never, attestations: null },
      () => undefined,
    );
    const ask = (peer: string, question: Question) =>
      void responder.answer(peer, { id: '1', session: 's', question } satisfies LinkRequest);
    for (const question of [...questions, ...questions]) ask(flooding, question);
    for (const question of questions.slice(2)) ask(other, question);
    await world.runUntil(10);
    expect(underWay).toEqual([flooding, other]);
  });
});
