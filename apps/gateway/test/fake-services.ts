import { connect, type Msg, type NatsConnection } from '@nats-io/transport-node';
import {
  DomainError,
  getRecovery,
  openSession,
  resolveSession,
  type Call,
  type PersonView,
  type RecoveryView,
  type Rpc,
} from '@qsl/contracts';
import { fromHeaders, toWireError } from '@qsl/messaging';

export interface Received {
  subject: string;
  body: Record<string, unknown>;
  call: Call;
}

type Answer = (body: Record<string, unknown>, call: Call) => unknown;
type Reply = (view: object) => void;

export const token = 'a-session-token-of-a-member-of-staff';

export const person: PersonView = {
  id: '0190f3a0-0000-7000-8000-000000000001',
  account: 'staff1',
  name: '测试乙',
  roles: ['staff'],
  level: 'L3',
  unitId: null,
  unitName: null,
};

export const wholeRecords: RecoveryView = { phase: 'none', waitsFor: [], unapplied: 0 };

/** Stands on the other side of the broker, answers contracts as told and keeps what it was asked. */
export class FakeServices {
  readonly received: Received[] = [];
  /** The relay's word on a restore, which every write asks for and which is not kept; `null` while the relay is away. */
  recovery: RecoveryView | null = wholeRecords;
  private readonly answers = new Map<string, Answer>();
  private readonly later = new Map<string, (reply: Reply) => void>();

  private constructor(private readonly nats: NatsConnection) {}

  static async connect(natsUrl: string): Promise<FakeServices> {
    const services = new FakeServices(
      await connect({ servers: natsUrl, maxReconnectAttempts: -1, reconnectTimeWait: 50 }),
    );
    services.answer(resolveSession, (body) => {
      if (body['token'] !== token)
        throw new DomainError('unauthenticated', 'session.unknown', { zh: '请先登录。', en: 'Sign in first.' });
      return person;
    });
    services.answer(getRecovery, () => services.recovery ?? undefined);
    services.answer(openSession, () => ({ token, expiresAt: '2026-12-01T00:00:00.000Z', person }));
    return services;
  }

  /** Serves a contract from now on, or serves it differently; without an answer it takes messages and stays silent. */
  answer<View extends object>(contract: Rpc<object, View>, answer: Answer): void {
    if (!this.answers.has(contract.subject)) {
      this.nats.subscribe(contract.subject, { callback: (_error, message) => this.handle(message) });
    }
    this.answers.set(contract.subject, answer);
  }

  /** Takes the message now; the test answers when it likes. */
  answerLater<View extends object>(contract: Rpc<object, View>, take: (reply: Reply) => void): void {
    this.later.set(contract.subject, take);
    this.answer(contract, () => undefined);
  }

  refuse(contract: Rpc<object, object>, error: Error): void {
    this.answer(contract, () => {
      throw error;
    });
  }

  stayed(contract: Rpc<object, object>): boolean {
    return this.received.every(({ subject }) => subject !== contract.subject);
  }

  last(): Received {
    const last = this.received.at(-1);
    if (!last) throw new Error('nothing was received');
    return last;
  }

  forget(): void {
    this.received.length = 0;
  }

  async flush(): Promise<void> {
    await this.nats.flush();
  }

  async close(): Promise<void> {
    await this.nats.close();
  }

  private handle(message: Msg): void {
    const { id, data } = message.json<{ id: string; data: Record<string, unknown> }>();
    const call = fromHeaders(message.headers);
    const reply = (outcome: object): void => void message.respond(JSON.stringify({ id, isDisposed: true, ...outcome }));
    const isGates = message.subject === getRecovery.subject && call.actor.personId === null;
    if (isGates) return this.recovery === null ? undefined : reply({ response: this.recovery });
    this.received.push({ subject: message.subject, body: data, call });
    this.later.get(message.subject)?.((response) => reply({ response }));
    try {
      const response = this.answers.get(message.subject)?.(data, call);
      if (response !== undefined) reply({ response });
    } catch (error) {
      reply({ err: toWireError(error) });
    }
  }
}
