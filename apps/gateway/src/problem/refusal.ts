import type { Failure } from './failure.js';

/** What the gateway itself refuses, with a status that no kind of error has. */
export class Refusal extends Error {
  constructor(readonly failure: Failure) {
    super(failure.text.en);
    this.name = 'Refusal';
  }
}
