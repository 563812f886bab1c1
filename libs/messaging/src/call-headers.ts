import { headers, type MsgHdrs } from '@nats-io/transport-node';
import { visitor, type Actor, type Call, type Language } from '@qsl/contracts';
import { randomUUID } from 'node:crypto';

const names = {
  actor: 'Qsl-Actor',
  request: 'Qsl-Request',
  language: 'Qsl-Language',
  idempotency: 'Qsl-Idempotency-Key',
  trace: 'traceparent',
} as const;

const encode = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');
const decode = (text: string): string => Buffer.from(text, 'base64url').toString('utf8');

/** Writes a call, and the trace that it is a part of, into NATS headers. Names and keys may be Chinese, headers may not: both are base64url. */
export function toHeaders(call: Call, traceparent?: string): MsgHdrs {
  const result = headers();
  result.set(names.actor, encode(JSON.stringify(call.actor)));
  result.set(names.request, call.requestId);
  result.set(names.language, call.language);
  if (call.idempotencyKey !== null) result.set(names.idempotency, encode(call.idempotencyKey));
  if (traceparent !== undefined) result.set(names.trace, traceparent);
  return result;
}

/** Reads a call from NATS headers; a message without them comes from a visitor. */
export function fromHeaders(received: MsgHdrs | undefined): Call {
  const actor = received?.get(names.actor);
  const key = received?.get(names.idempotency);
  const language: Language = received?.get(names.language) === 'en' ? 'en' : 'zh-CN';
  return {
    actor: actor ? (JSON.parse(decode(actor)) as Actor) : visitor,
    requestId: received?.get(names.request) || randomUUID(),
    language,
    idempotencyKey: key ? decode(key) : null,
  };
}

/** W3C trace context of whoever sent a message; `undefined` where that is not traced. */
export const traceparentOf = (received: MsgHdrs | undefined): string | undefined =>
  received?.get(names.trace) || undefined;

/** A call that a service makes for itself, for no person. */
export function systemCall(requestId: string = randomUUID()): Call {
  return { actor: visitor, requestId, language: 'zh-CN', idempotencyKey: null };
}
