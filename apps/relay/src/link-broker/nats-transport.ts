import { setTimeout as pause } from 'node:timers/promises';
import type { Answerer, Transport } from '../link/transport.js';
import { LinkFailure } from '../link/transport.js';
import { checkAnswer, checkRequest, MalformedMessage } from '../protocol/message-checks.js';
import type { LinkAnswer, LinkRequest } from '../protocol/messages.js';
import { AnswerLimit, type Limit } from './answer-limit.js';
import { type Asked, LinkConnection, type LinkRoute } from './link-connection.js';

/** `malformed`: not a message of this protocol; `unanswered`: we could not answer, our database being away, for example; `flooded`: it asks too much. */
export type TransportFault = 'malformed' | 'unanswered' | 'flooded';

/** Told of every question: whether it was read, and else which limit it was beyond. */
export type OnQuestion = (peer: string, outcome: 'read' | Limit) => void;

/** An answer that may not leave for so long comes too late for whoever asked: it is not given. */
const longestRestMs = 4_000;

/** Questions and answers over NATS request/reply: one connection per neighbour, each in that link's own account. */
export class NatsTransport implements Transport {
  private readonly connections = new Map<string, LinkConnection>();
  private readonly limit = new AnswerLimit();
  private served: { answerer: Answerer; onChange: (peer: string, isConnected: boolean) => void } | null = null;

  constructor(
    private routes: readonly LinkRoute[],
    private readonly onFault: (fault: TransportFault, peer: string, error: unknown) => void,
    private readonly onQuestion: OnQuestion = () => undefined,
  ) {}

  serve(answerer: Answerer, onChange: (peer: string, isConnected: boolean) => void): void {
    this.served = { answerer, onChange };
    for (const route of this.routes) this.open(route);
  }

  /** Dials neighbours that are new, and hangs up on those that no route leads to any more. */
  async follow(routes: readonly LinkRoute[]): Promise<void> {
    this.routes = routes;
    for (const route of routes) if (!this.connections.has(route.peer)) this.open(route);
    const peers = new Set(routes.map(({ peer }) => peer));
    const gone = [...this.connections].filter(([peer]) => !peers.has(peer));
    for (const [peer] of gone) this.connections.delete(peer);
    await Promise.all(gone.map(([, connection]) => connection.close()));
  }

  async ask(peer: string, request: LinkRequest, { timeoutMs }: { timeoutMs: number }): Promise<LinkAnswer> {
    const connection = this.connections.get(peer);
    if (connection === undefined) throw new LinkFailure('unreachable', 'no link to this peer is configured');
    const text = await connection.ask(JSON.stringify(request), timeoutMs);
    try {
      return checkAnswer(JSON.parse(text));
    } catch (error) {
      this.onFault('malformed', peer, error);
      throw new LinkFailure('silent', 'a malformed answer');
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.connections.values()].map((connection) => connection.close()));
  }

  private open(route: LinkRoute): void {
    if (this.served === null) return;
    const { answerer, onChange } = this.served;
    const { peer } = route;
    const answer = (asked: Asked) => this.answer(answerer, peer, asked);
    const change = (isConnected: boolean) => onChange(peer, isConnected);
    this.connections.set(peer, new LinkConnection(route, { answer, change }));
  }

  /** `null` where there is nothing to say; the asker's time-out does the rest. */
  private async answer(answerer: Answerer, peer: string, asked: Asked): Promise<string | null> {
    const limit = this.limit.enter(peer, asked.bytes);
    if (limit !== null) return this.leaveUnread(peer, asked, limit);
    try {
      const request = checkRequest(JSON.parse(asked.text()));
      if (!this.limit.admits(peer, request.question.verb)) return this.leaveUnread(peer, asked, 'verb');
      const restMs = this.limit.restMs(peer);
      if (restMs > longestRestMs) return this.leaveUnread(peer, asked, 'answers');
      this.onQuestion(peer, 'read');
      if (restMs > 0) await pause(restMs);
      const answer = JSON.stringify(await answerer(peer, request));
      this.limit.answered(peer, answer.length);
      return answer;
    } catch (error) {
      const isMalformed = error instanceof MalformedMessage || error instanceof SyntaxError;
      this.onFault(isMalformed ? 'malformed' : 'unanswered', peer, error);
      return null;
    } finally {
      this.limit.leave(peer);
    }
  }

  private leaveUnread(peer: string, asked: Asked, limit: Limit): null {
    this.onQuestion(peer, limit);
    if (this.limit.isNews(peer)) this.onFault('flooded', peer, null);
    const deafMs = this.limit.unreadMs(peer, asked.bytes);
    if (deafMs > 0) asked.stopListening(deafMs);
    return null;
  }
}
