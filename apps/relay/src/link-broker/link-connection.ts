import {
  connect,
  type ConnectionOptions,
  errors,
  type Msg,
  type NatsConnection,
  nkeyAuthenticator,
  type Subscription,
  type TlsOptions,
} from '@nats-io/transport-node';
import { setTimeout as pause } from 'node:timers/promises';
import { LinkFailure } from '../link/transport.js';

const redialMs = 500;
/** A broker that takes nothing any more, or never said who it is, keeps nobody from closing for longer. */
const farewellMs = 3_000;

/** A question as it came. */
export interface Asked {
  bytes: number;
  text(): string;
  /** Ends listening for so long; what this neighbour asks meanwhile ends at the broker. */
  stopListening(forMs: number): void;
}

/** One way to a neighbour: an account of a link broker, the subject to ask on and the one to answer on. */
export interface LinkRoute {
  peer: string;
  url: string;
  seed: string;
  inboxPrefix: string;
  askOn: string;
  answerOn: string;
  /** Whom to believe; with it a broker that speaks without TLS is refused. */
  tls?: TlsOptions;
}

/** Keeps one connection for as long as the process lives, however often the broker goes and comes. */
export class LinkConnection {
  private connection: NatsConnection | null = null;
  private isUp = false;
  private listening: Subscription | null = null;
  private readonly closing = new AbortController();
  private readonly opening: Promise<void>;

  constructor(
    private readonly route: LinkRoute,
    private readonly handlers: {
      answer: (asked: Asked) => Promise<string | null>;
      change: (isConnected: boolean) => void;
    },
  ) {
    this.opening = this.open();
  }

  /** @throws LinkFailure */
  async ask(text: string, timeoutMs: number): Promise<string> {
    if (this.connection === null || !this.isUp)
      throw new LinkFailure('unreachable', 'no connection to the link broker');
    try {
      return (await this.connection.request(this.route.askOn, text, { timeout: timeoutMs })).string();
    } catch (error) {
      const isNobody = error instanceof errors.RequestError && error.isNoResponders();
      throw new LinkFailure(
        isNobody ? 'unreachable' : 'silent',
        error instanceof Error ? error.message : 'request failed',
      );
    }
  }

  /** Resolves once it is closed, or after three seconds in which the broker did not let go of it. */
  async close(): Promise<void> {
    this.closing.abort();
    const isClosed = new AbortController();
    const late = pause(farewellMs, undefined, { signal: isClosed.signal }).catch(() => undefined);
    await Promise.race([this.hangUp(), late]);
    isClosed.abort();
  }

  private async hangUp(): Promise<void> {
    await this.connection?.close();
    await this.opening.catch(() => undefined);
    await this.connection?.close();
  }

  private async open(): Promise<void> {
    const connection = await this.dial();
    if (connection === null) return;
    this.connection = connection;
    void this.watch(connection);
    this.listen(connection);
    // A broker that is gone again already is told of by its return; a round trip is forgotten where the connection is closed meanwhile.
    const isHeard = await Promise.race([
      connection.flush().then(() => true),
      connection.closed().then(() => false),
    ]).catch(() => false);
    if (isHeard) this.setUp(true);
  }

  /** Tries until it succeeds; `null` where the process ends before. */
  private async dial(): Promise<NatsConnection | null> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      try {
        const connection = await connect(this.options());
        if (!signal.aborted) return connection;
        await connection.close();
      } catch {
        await pause(redialMs * (1 + Math.random()), undefined, { signal }).catch(() => undefined);
      }
    }
    return null;
  }

  private options(): ConnectionOptions {
    return {
      servers: [this.route.url],
      authenticator: nkeyAuthenticator(Buffer.from(this.route.seed, 'ascii')),
      inboxPrefix: this.route.inboxPrefix,
      name: `link to ${this.route.peer}`,
      maxReconnectAttempts: -1,
      ignoreAuthErrorAbort: true,
      reconnectTimeWait: redialMs,
      reconnectJitter: redialMs,
      reconnectJitterTLS: 1_000,
      pingInterval: 10_000,
      maxPingOut: 2,
      ...(this.route.tls && { tls: this.route.tls }),
    };
  }

  private async watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') this.setUp(false);
      if (type === 'reconnect') this.setUp(true);
    }
  }

  private setUp(isUp: boolean): void {
    this.isUp = isUp;
    this.handlers.change(isUp);
  }

  private listen(connection: NatsConnection): void {
    if (this.closing.signal.aborted || connection.isClosed()) return;
    const listening = connection.subscribe(this.route.answerOn, {
      callback: (error, message) => void (error === null && this.answer(message, listening)),
    });
    this.listening = listening;
  }

  private stopListening(listening: Subscription, forMs: number): void {
    if (this.listening !== listening || this.connection === null) return;
    const { connection } = this;
    this.listening = null;
    listening.unsubscribe();
    void pause(forMs, undefined, { signal: this.closing.signal }).then(
      () => this.listen(connection),
      () => undefined,
    );
  }

  private async answer(message: Msg, listening: Subscription): Promise<void> {
    const answer = await this.handlers.answer({
      bytes: message.data.length,
      text: () => message.string(),
      stopListening: (forMs) => this.stopListening(listening, forMs),
    });
    if (answer !== null && this.isUp) message.respond(answer);
  }
}
