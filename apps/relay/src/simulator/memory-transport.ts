import { type Answerer, LinkFailure, type Transport } from '../link/transport.js';
import { checkAnswer, checkRequest } from '../protocol/message-checks.js';
import type { LinkAnswer, LinkRequest } from '../protocol/messages.js';
import type { World } from './world.js';

/** How ill the network is treated; everything 0 is a healthy one. */
export interface Weather {
  drop: number;
  duplicate: number;
  /** Chance of a message that is late by up to `lateMs`, past time-outs and restarts. */
  late: number;
  lateMs: number;
}

export const calm: Weather = { drop: 0, duplicate: 0, late: 0, lateMs: 0 };

interface OpenQuestion {
  id: string;
  peer: string;
  settle: (answer: LinkAnswer) => void;
}

/** What the network knows of one process: who answers there, and what it has asked. */
class Port {
  answerer: Answerer | null = null;
  readonly open = new Set<OpenQuestion>();
  /** Peer and id of questions whose asker waits no longer. */
  readonly abandoned = new Set<string>();

  constructor(readonly isAlive: () => boolean) {}
}

/**
 * All links of a simulation. An answer reaches whatever question to that peer is open when it arrives, as the worst network would;
 * where several are asked at once, `isExact` brings it to its own, as NATS does.
 */
export class MemoryNetwork {
  weather = calm;
  private readonly ports = new Map<string, Port>();

  constructor(
    private readonly world: World,
    private readonly isExact = false,
  ) {}

  /** Connects a new process of an instance in the place of its earlier one. */
  connect(self: string, isAlive: () => boolean): Transport {
    const port = new Port(isAlive);
    this.ports.set(self, port);
    return {
      serve: (answerer) => (port.answerer = answerer),
      ask: (peer, request, limits) => this.ask({ self, peer, port }, request, limits),
    };
  }

  private ask(
    way: { self: string; peer: string; port: Port },
    request: LinkRequest,
    { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal },
  ): Promise<LinkAnswer> {
    return new Promise((resolve, reject) => {
      const callOff = this.world.schedule(timeoutMs, () => {
        if (way.port.open.delete(question) && way.port.isAlive()) reject(new LinkFailure('silent', 'time-out'));
      });
      const question: OpenQuestion = {
        id: request.id,
        peer: way.peer,
        settle: (answer) => {
          callOff();
          way.port.open.delete(question);
          resolve(answer);
        },
      };
      way.port.open.add(question);
      signal?.addEventListener('abort', () => {
        callOff();
        way.port.open.delete(question);
        way.port.abandoned.add(`${way.peer} ${request.id}`);
      });
      this.carry(() => void this.deliverQuestion(way, request));
    });
  }

  private async deliverQuestion({ self, peer }: { self: string; peer: string }, request: LinkRequest): Promise<void> {
    const port = this.ports.get(peer);
    if (!port?.answerer || !port.isAlive()) return;
    const answer = await port.answerer(self, checkRequest(request));
    this.carry(() => this.deliverAnswer(self, peer, answer));
  }

  private deliverAnswer(to: string, from: string, answer: LinkAnswer): void {
    const port = this.ports.get(to);
    if (port === undefined || !port.isAlive() || port.abandoned.has(`${from} ${answer.id}`)) return;
    for (const question of port.open) {
      if (question.peer === from && (!this.isExact || question.id === answer.id))
        return question.settle(checkAnswer(answer));
    }
  }

  private carry(deliver: () => void): void {
    const { drop, duplicate, late, lateMs } = this.weather;
    const copies = this.world.chance(duplicate) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      if (this.world.chance(drop)) continue;
      const delayMs = this.world.chance(late) ? this.world.between(0, lateMs) : this.world.between(1, 40);
      this.world.schedule(delayMs, deliver);
    }
  }
}
