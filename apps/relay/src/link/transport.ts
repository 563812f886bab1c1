import type { LinkAnswer, LinkRequest } from '../protocol/messages.js';

/** Answers the questions of neighbours. */
export type Answerer = (peer: string, request: LinkRequest) => Promise<LinkAnswer>;

/** `unreachable`: nobody is there to ask; `silent`: somebody may be, but no answer came in time. */
export class LinkFailure extends Error {
  constructor(
    readonly kind: 'unreachable' | 'silent',
    message: string,
  ) {
    super(message);
  }
}

/** Carries questions and answers between neighbours, and may lose, repeat, delay or reorder any of them. */
export interface Transport {
  serve(answerer: Answerer): void;
  /** @throws LinkFailure */
  ask(peer: string, request: LinkRequest, timeoutMs: number): Promise<LinkAnswer>;
}
