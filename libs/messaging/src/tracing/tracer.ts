/** What is said of a piece of work: never who asked for it, nor what of. */
export interface SpanSketch {
  name: string;
  kind: 'server' | 'client' | 'producer' | 'consumer';
  attributes: Record<string, string>;
  /** When it began, ms since 1970; now unless told. */
  since?: number;
  /** `traceparent`s of what it has to do with and is no part of. */
  links?: readonly (string | undefined)[];
}

/** A piece of work that is being traced. */
export interface Span {
  /** W3C trace context, for messages and rows to carry; `undefined` where nothing is traced. */
  readonly traceparent: string | undefined;
  /** Whatever is asked of others by this work belongs to it. */
  within<T>(work: () => T): T;
  /** @param fault kind of failure, where it failed; no text, which may quote what was sent. */
  end(outcome?: { attributes?: Record<string, string | number>; fault?: string }): void;
}

/** The span of what is not traced. */
export const noSpan: Span = { traceparent: undefined, within: (work) => work(), end: () => {} };

/** Traces the work of one service. A service goes on with the traces of others; only what has no cause inside the office begins one. */
export abstract class Tracer {
  /** Begins a trace. */
  abstract begin(sketch: SpanSketch): Span;
  /** Goes on with the trace that a message carried; `noSpan` where it carried none. */
  abstract goOn(traceparent: string | undefined, sketch: SpanSketch): Span;
  /** A part of the present work; `noSpan` where that is not traced. */
  abstract part(sketch: SpanSketch): Span;
  /** W3C trace context of the present work; `undefined` where it is not traced. */
  abstract present(): string | undefined;
  /** For work that goes on for others after whoever woke it. */
  abstract apart<T>(work: () => T): T;
}

class Untraced extends Tracer {
  begin = (): Span => noSpan;
  goOn = (): Span => noSpan;
  part = (): Span => noSpan;
  present = (): undefined => undefined;
  apart = <T>(work: () => T): T => work();
}

/** Of an office where tracing is off. */
export const untraced: Tracer = new Untraced();
