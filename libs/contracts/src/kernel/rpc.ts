import type { ClassConstructor } from 'class-transformer';

/**
 * A request/reply contract: the subject, the class that validates the request, and the class that describes the reply.
 * Subjects read `service.aggregate.verb`. Changes are additive; anything else is a new subject ending in `.v2`.
 */
export interface Rpc<Req extends object, View extends object> {
  readonly subject: string;
  readonly request: ClassConstructor<Req>;
  readonly view: ClassConstructor<View>;
}

/** Declares a contract. Handlers and callers take both types from the returned value. */
export function rpc<Req extends object, View extends object>(
  subject: string,
  request: ClassConstructor<Req>,
  view: ClassConstructor<View>,
): Rpc<Req, View> {
  return { subject, request, view };
}

/** A request without parameters. */
export class Nothing {}

/** The reply of a command that has nothing to show. */
export class Acknowledgement {
  ok!: true;
}
