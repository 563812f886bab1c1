import { connect, type Msg, type NatsConnection, nkeyAuthenticator } from '@nats-io/transport-node';
import { linkSubjects } from '../src/link-broker/link-subjects.js';
import { nextChain } from '../src/protocol/chain.js';
import type { Batch, LinkAnswer, LinkRequest, WireEvent } from '../src/protocol/messages.js';

/** One thing that an office does wrong. Each side is given as the other one would see it. */
export interface Fault {
  /** The parent's question, before the office hears it; a text is answered in its place. */
  asked?: (request: LinkRequest) => LinkRequest;
  /** The office's answer to the parent. */
  answered?: (answer: LinkAnswer, request: LinkRequest) => LinkAnswer;
  /** The parent's answer to the office. */
  heard?: (answer: LinkAnswer, request: LinkRequest) => LinkAnswer;
  /** The office's question to the parent. */
  asks?: (request: LinkRequest) => LinkRequest;
  /** What the office says to what nobody can read. */
  unread?: string;
}

const onBatch =
  (change: (batch: Batch, request: LinkRequest) => Batch) =>
  (answer: LinkAnswer, request: LinkRequest): LinkAnswer =>
    answer.reply.kind === 'batch' ? { ...answer, reply: change(answer.reply, request) } : answer;

const chainFrom = (events: WireEvent[], { question }: LinkRequest) =>
  events.reduce(nextChain, question.verb === 'pull' ? question.place.chain : '');

const onPull =
  (change: object) =>
  (request: LinkRequest): LinkRequest =>
    request.question.verb === 'pull' ? { ...request, question: { ...request.question, ...change } } : request;

/** By the check that must find it. */
export const faults: Record<string, () => Fault> = {
  chain: () => ({
    answered: onBatch((batch) => (batch.events.length > 0 ? { ...batch, chain: 'a'.repeat(64) } : batch)),
  }),
  'event-form': () => ({
    answered: onBatch((batch, request) => {
      const again = (event: WireEvent) => ({ ...event, body: JSON.stringify(JSON.parse(event.body), null, 1) });
      const events = batch.events.map(again);
      return { ...batch, events, chain: chainFrom(events, request) };
    }),
  }),
  'served-again': () => {
    let batches = 0;
    return {
      answered: onBatch((batch, request) => {
        batches += batch.events.length > 0 ? 1 : 0;
        const events = batches > 1 ? batch.events.map((event) => ({ ...event, jws: `${event.jws}A` })) : batch.events;
        return { ...batch, events, chain: chainFrom(events, request) };
      }),
    };
  },
  'pull-max': () => ({ asked: onPull({ max: 256 }) }),
  'long-poll': () => ({ asked: onPull({ waitMs: 0 }) }),
  'version-refused': () => ({
    asked: (request) =>
      request.question.verb === 'hello' ? { ...request, question: { ...request.question, versions: [1] } } : request,
  }),
  'malformed-unanswered': () => ({ unread: JSON.stringify({ id: 'x', session: 's', reply: { kind: 'busy' } }) }),
  behind: () => ({
    answered: (answer) => (answer.reply.kind === 'behind' ? { ...answer, reply: { kind: 'busy' } } : answer),
  }),
  'drops-other-question': () => ({ heard: (answer, { id }) => ({ ...answer, id }) }),
  'drops-old-session': () => {
    let latest: string | null = null;
    return {
      asked: (request) => ((latest = request.session), request),
      heard: (answer) => ({ ...answer, session: latest ?? answer.session }),
    };
  },
  'drops-broken-chain': () => ({
    heard: onBatch((batch, request) => ({ ...batch, chain: chainFrom(batch.events, request) })),
  }),
  'refuses-forged-signature': () => {
    const all: WireEvent[] = [];
    return {
      heard: onBatch((batch) => (all.push(...batch.events), batch)),
      answered: (answer, { question }) => {
        if (answer.reply.kind !== 'replay' || question.verb !== 'replay') return answer;
        const { held, upTo } = question;
        const more = all.filter(({ id, body }) => !held.includes(id) && upTo !== null && body.includes(upTo));
        return { ...answer, reply: { ...answer.reply, events: more } };
      },
    };
  },
  'blob-verified': () => ({
    answered: (answer) =>
      answer.reply.kind === 'part'
        ? { ...answer, reply: { ...answer.reply, bytes: answer.reply.bytes.replace(/^./, 'A') } }
        : answer,
  }),
  attests: () => ({
    answered: (answer) =>
      answer.reply.kind === 'attested'
        ? { ...answer, reply: { ...answer.reply, list: { ...answer.reply.list, jws: `${answer.reply.list.jws}A` } } }
        : answer,
  }),
  'question-ids': () => ({ asks: (request) => ({ ...request, id: '1' }) }),
};

/** Stands between an office and its parent and makes the office break one rule of the protocol. */
export class StandIn {
  private readonly subjects: ReturnType<typeof linkSubjects>;
  fault: Fault = {};

  private constructor(
    child: string,
    private readonly office: NatsConnection,
    private readonly parent: NatsConnection,
  ) {
    this.subjects = linkSubjects(child);
  }

  /** `office`: the broker that the office dials, entered as its parent; `parent`: the true parent's, entered as the office. */
  static async open(
    names: { child: string; parent: string },
    office: { url: string; seed: string },
    parent: { url: string; seed: string },
  ): Promise<StandIn> {
    const enter = ({ url, seed }: { url: string; seed: string }, inbox: string) =>
      connect({
        servers: [url],
        authenticator: nkeyAuthenticator(Buffer.from(seed)),
        inboxPrefix: `_INBOX_${inbox}`,
        maxReconnectAttempts: -1,
        reconnectTimeWait: 100,
        waitOnFirstConnect: true,
        ignoreAuthErrorAbort: true,
      });
    const standIn = new StandIn(names.child, await enter(office, names.parent), await enter(parent, names.child));
    standIn.serve();
    return standIn;
  }

  async close(): Promise<void> {
    await this.office.close();
    await this.parent.close();
  }

  private serve(): void {
    const { toChild, toParent } = this.subjects;
    const carry = (work: (message: Msg) => Promise<string>) => (error: Error | null, message: Msg) => {
      if (error === null)
        void work(message).then(
          (text) => message.respond(text),
          () => undefined,
        );
    };
    this.parent.subscribe(toChild, { callback: carry((message) => this.fromParent(message.string())) });
    this.office.subscribe(toParent, { callback: carry((message) => this.fromOffice(message.string())) });
  }

  private async fromParent(text: string): Promise<string> {
    const { asked, answered, unread } = this.fault;
    const ask = async (question: string) =>
      (await this.office.request(this.subjects.toChild, question, { timeout: 70_000 })).string();
    if (unread !== undefined && !text.endsWith('}')) return unread;
    if (asked === undefined && answered === undefined) return ask(text);
    const request = JSON.parse(text) as LinkRequest;
    const answer = JSON.parse(await ask(JSON.stringify(asked?.(request) ?? request))) as LinkAnswer;
    return JSON.stringify(answered?.(answer, request) ?? answer);
  }

  private async fromOffice(text: string): Promise<string> {
    const { heard, asks } = this.fault;
    const request = JSON.parse(text) as LinkRequest;
    const asked = JSON.stringify(asks?.(request) ?? request);
    const told = (await this.parent.request(this.subjects.toParent, asked, { timeout: 70_000 })).string();
    const answer = JSON.parse(told) as LinkAnswer;
    if (asks !== undefined) return JSON.stringify({ ...answer, id: request.id });
    return JSON.stringify(heard?.(answer, request) ?? answer);
  }
}
