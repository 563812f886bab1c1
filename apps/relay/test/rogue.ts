import { type TestOffice, testOffices } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { linkSubjects } from '../src/link-broker/link-subjects.js';
import { NatsTransport } from '../src/link-broker/nats-transport.js';
import { genesis, nextChain } from '../src/protocol/chain.js';
import { encodeEvent, type EventFacts } from '../src/protocol/event.js';
import { signDetached } from '../src/protocol/jws.js';
import type { Place, Question, Reply, WireEvent } from '../src/protocol/messages.js';
import { anEvent } from './relay-office.js';

type Verb = Question['verb'];
type Said = Reply | null | Promise<Reply>;
/** What it says to a question; `null`: nothing. */
type Script = { [V in Verb]?: (question: Extract<Question, { verb: V }>) => Said };

/** One end of a link: between which offices, and which of the two it is. */
export interface RogueWay {
  url: string;
  seed: string;
  self: string;
  peer: string;
  child: string;
}

export const beginning: Place = { epoch: 1, after: 0, chain: genesis };

/** A neighbour with valid credentials that asks and answers whatever a test wants. */
export class Rogue {
  session = randomUUID();
  script: Script = {};
  /** Its log, behind the place that it is first pulled from. */
  readonly log: WireEvent[] = [];
  private from: number | null = null;
  readonly heard: Question[] = [];
  private readonly transport: NatsTransport;

  private constructor(
    private readonly peer: string,
    way: RogueWay,
  ) {
    const { toParent, toChild } = linkSubjects(way.child);
    const [askOn, answerOn] = way.self === way.child ? [toParent, toChild] : [toChild, toParent];
    const inboxPrefix = `_INBOX_${way.self}`;
    this.transport = new NatsTransport([{ ...way, inboxPrefix, askOn, answerOn }], () => undefined);
  }

  /** Resolves once the peer has answered its greeting. */
  static async open(way: RogueWay): Promise<Rogue> {
    const rogue = new Rogue(way.peer, way);
    await new Promise<void>((resolve) => {
      rogue.transport.serve(
        async (_peer, { id, question }) => {
          rogue.heard.push(question);
          return { id, session: rogue.session, reply: (await rogue.reply(question)) ?? (await silence()) };
        },
        (_peer, isConnected) => void (isConnected && rogue.greet().then(() => resolve(), resolve)),
      );
    });
    return rogue;
  }

  greet(): Promise<Reply> {
    return this.ask({ verb: 'hello', versions: [1], place: beginning });
  }

  async ask(question: Question, timeoutMs = 10_000): Promise<Reply> {
    const request = { id: randomUUID(), session: this.session, question };
    return (await this.transport.ask(this.peer, request, { timeoutMs })).reply;
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  private reply(question: Question): Said {
    const say = this.script[question.verb] as ((asked: Question) => Said) | undefined;
    if (say !== undefined) return say(question);
    if (question.verb === 'hello') return { kind: 'hello', version: 1, place: beginning, directory: 0 };
    if (question.verb === 'pull') return this.batch(question.place);
    return question.verb === 'replay' ? { kind: 'busy' } : { kind: 'absent' };
  }

  /** An idle pull is left waiting; a greeting lets the peer ask again. */
  private batch({ epoch, after, chain }: Place): Reply | null {
    this.from ??= after;
    const events = this.log.slice(after - this.from);
    if (events.length === 0) return null;
    return { kind: 'batch', epoch, after, events, chain: events.reduce(nextChain, chain), directory: 0 };
  }
}

const silence = () => new Promise<never>(() => undefined);

/** An event as `by` signs it, whoever it says that its author is. */
export function signed(by: TestOffice, route: string[], change: Partial<EventFacts> = {}): WireEvent {
  const facts = { ...anEvent(route), author: by.iid, iseq: 1, prev: null, ...change };
  const body = encodeEvent(facts);
  return { id: facts.id, body, jws: signDetached(body, by.privateKey) };
}

export const upwards = [testOffices.county.iid, testOffices.city.iid, testOffices.province.iid];
