import type { ConnectionOptions, MsgHdrs, NatsConnection, Subscription } from '@nats-io/transport-node';
import { ClientNats } from '@nestjs/microservices';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError, type Call, type Rpc } from '@qsl/contracts';
import { toHeaders } from './call-headers.js';
import { natsOptions } from './nats-options.js';
import { type Tracer, untraced } from './tracing/tracer.js';
import { fromWireError } from './wire-error.js';

export interface CallOptions {
  /** Milliseconds until the caller gives up with `timeout`; 5,000 unless told. */
  timeoutMs?: number;
  /** W3C trace context of whoever wrote what is sent now; the present one unless told. */
  traceparent?: string | null;
}

const defaultTimeoutMs = 5_000;

/** What Nest's handlers answer with. */
interface Reply {
  err?: unknown;
  response?: unknown;
}

function viewOf<View>({ err, response }: Reply): View {
  if (err !== undefined && err !== null) throw err;
  return response as View;
}

/** The typed way from one service to another. */
@Injectable()
export class Bus implements OnApplicationShutdown {
  private isClosed = false;

  constructor(
    private readonly client: ClientNats,
    /** For what else in this library speaks NATS. */
    readonly connection: NatsConnection,
    private readonly tracer: Tracer = untraced,
  ) {}

  /**
   * Asks a service and waits for its answer.
   * @throws DomainError of the service; `timeout` without an answer in time; `unavailable` where nobody serves the subject or the broker is away.
   */
  async call<Req extends object, View extends object>(
    contract: Rpc<Req, View>,
    body: Req,
    call: Call,
    options: CallOptions = {},
  ): Promise<View> {
    return this.request<View>(contract.subject, body, call, options);
  }

  /** Like `call`, for a subject that is known by name only, as in an outbox row. */
  async request<View extends object>(
    subject: string,
    body: object,
    call: Call,
    options: CallOptions = {},
  ): Promise<View> {
    const { traceparent, timeoutMs: timeout = defaultTimeoutMs } = options;
    const message = JSON.stringify({ pattern: subject, data: body, id: call.requestId });
    const ask = (from: string | undefined): Promise<View> =>
      this.ask(subject, message, { headers: toHeaders(call, from), timeout });
    if (traceparent !== undefined) return ask(traceparent ?? undefined);
    const attributes = { 'rpc.system': 'nats', 'rpc.method': subject };
    const span = this.tracer.part({ name: subject, kind: 'client', attributes });
    try {
      const view = await ask(span.traceparent);
      span.end();
      return view;
    } catch (error) {
      span.end({ fault: error instanceof DomainError ? error.kind : 'internal' });
      throw error;
    }
  }

  private async ask<View extends object>(
    subject: string,
    message: string,
    options: { headers: MsgHdrs; timeout: number },
  ): Promise<View> {
    try {
      await this.requireBroker();
      const reply = await this.connection.request(subject, message, options);
      return viewOf<View>(reply.json<Reply>());
    } catch (error) {
      throw fromWireError(error, subject);
    }
  }

  /** Tells whoever listens at the moment; nobody has to. What must not be lost goes through an outbox. */
  hint(subject: string): void {
    this.connection.publish(subject);
  }

  /** Calls back at every hint on a subject until the returned function is called. */
  onHint(subject: string, heard: () => void): () => void {
    const subscription: Subscription = this.connection.subscribe(subject, { callback: () => heard() });
    return () => subscription.unsubscribe();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.client.close();
  }

  /** Nothing waits until the broker is back: it would be done long after its caller gave up. */
  private async requireBroker(): Promise<void> {
    if (this.isClosed) throw new Error('connection closed');
    await this.client.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

/** A bus outside of a Nest application: for tools and tests. Waits for its broker for ever unless `options` say otherwise. */
export async function connectBus(
  natsUrl: string,
  name = 'tool',
  options: ConnectionOptions = {},
  tracer: Tracer = untraced,
): Promise<Bus> {
  const client = new ClientNats({ ...natsOptions(natsUrl, name), ...options });
  return new Bus(client, (await client.connect()) as NatsConnection, tracer);
}
