import type { Call } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';

const calls = new WeakMap<FastifyRequest, Call>();

/** Keeps the call of a request whose sender is known. */
export function attachCall(request: FastifyRequest, call: Call): void {
  calls.set(request, call);
}

/** The call of a request that has passed the `CallerGuard`. */
export function callOf(request: FastifyRequest): Call {
  const call = calls.get(request);
  if (!call) throw new Error(`${request.routeOptions.url} reads the caller of a request that no CallerGuard has seen`);
  return call;
}

/** Whether a request comes from somebody who has not signed in, as far as that was found out. */
export const isVisitors = (request: FastifyRequest): boolean => calls.get(request)?.actor.personId === null;
