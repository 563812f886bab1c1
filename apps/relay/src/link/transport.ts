import type { LinkAnswer, LinkRequest } from '../protocol/messages.js';

/** Answers the questions of neighbours. */
export type Answerer = (peer: string, request: LinkRequest) => Promise<LinkAnswer>;

/** `unreachable`: nobody is there to ask; `silent`: somebody may be, but no answer came in time; `interrupted`: ask again at once. */
export class LinkFailure extends Error {
  constructor(
    readonly kind: 'unreachable' | 'silent' | 'interrupted',
    message: string,
  ) {
    super(message);
  }
}

/** Carries questions and answers between neighbours, and may lose, repeat, delay or reorder any of them. */
export interface Transport {
  /** `onChange` tells that the way to a peer was cut or is there again; what was under way then is lost. */
  serve(answerer: Answerer, onChange: (peer: string, isConnected: boolean) => void): void;
  /** `signal`: the asker waits no longer; what is answered then is dropped. @throws LinkFailure */
  ask(peer: string, request: LinkRequest, limits: { timeoutMs: number; signal?: AbortSignal }): Promise<LinkAnswer>;
}
