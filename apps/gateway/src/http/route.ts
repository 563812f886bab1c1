import {
  createParamDecorator,
  Get,
  HttpCode,
  Post,
  Put,
  UseGuards,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import type { Call, DocumentView, Rpc } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';
import { RateLimitGuard } from '../limits/rate-limit.guard.js';
import { Described } from '../openapi/described.js';
import { WriteGuard } from '../recovery/write.guard.js';
import { CallerGuard } from '../session/caller.guard.js';
import { DocumentAnswer } from './document-answer.js';
import { callOf } from './http-call.js';
import { messageOf, type Exchange } from './http-message.js';

type Handler<Req, View> = (call: Call, body: Req, ...rest: never[]) => Promise<View>;
type Route<Req, View> = <H extends Handler<Req, View>>(
  target: object,
  key: string,
  descriptor: TypedPropertyDescriptor<H>,
) => void;

interface RouteShape {
  verb: MethodDecorator;
  status: number;
  /** Media types of an answer that is a document. */
  documents?: readonly string[];
}

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** The call of the request, as a parameter. */
export const CurrentCall = createParamDecorator((_: unknown, context: ExecutionContext) => callOf(requestOf(context)));

const Message = createParamDecorator((contract: Exchange<object, object>, context: ExecutionContext) =>
  messageOf(requestOf(context), contract),
);

/** What every route of the API goes through before its handler. */
export const Guarded = () => UseGuards(RateLimitGuard, CallerGuard, WriteGuard);

function route<Req extends object, View extends object>(
  { verb, status, documents }: RouteShape,
  contract: Exchange<Req, View>,
  summary: string,
): Route<Req, View> {
  return (target, key, descriptor) => {
    CurrentCall()(target, key, 0);
    Message(contract)(target, key, 1);
    const described = Described({ summary, status, documents, ...contract });
    for (const decorate of [verb, HttpCode(status), Guarded(), described]) decorate(target, key, descriptor);
    if (documents) UseInterceptors(DocumentAnswer)(target, key, descriptor);
  };
}

/**
 * Makes a controller method `(call, body) => Promise<View>` answer a GET with a contract; the body is made of path and query.
 * As with `HandleRpc`, the compiler checks the method against the contract.
 */
export function Read<Req extends object, View extends object>(
  path: string,
  contract: Exchange<Req, View>,
  summary: string,
): Route<Req, View> {
  return route({ verb: Get(path), status: 200 }, contract, summary);
}

/** Like `Read`, where the answer is a document: its bytes, in one of these media types. */
export function ReadDocument<Req extends object>(
  path: string,
  contract: Rpc<Req, DocumentView>,
  documents: readonly string[],
  summary: string,
): Route<Req, DocumentView> {
  return route({ verb: Get(path), status: 200, documents }, contract, summary);
}

/** Like `Read`, for a POST that makes something new. */
export function Create<Req extends object, View extends object>(
  path: string,
  contract: Rpc<Req, View>,
  summary: string,
): Route<Req, View> {
  return route({ verb: Post(path), status: 201 }, contract, summary);
}

/** Like `Read`, for a POST that changes what the path names. */
export function Act<Req extends object, View extends object>(
  path: string,
  contract: Rpc<Req, View>,
  summary: string,
): Route<Req, View> {
  return route({ verb: Post(path), status: 200 }, contract, summary);
}

/** Like `Read`, for a PUT: doing it again changes nothing more. */
export function Replace<Req extends object, View extends object>(
  path: string,
  contract: Rpc<Req, View>,
  summary: string,
): Route<Req, View> {
  return route({ verb: Put(path), status: 200 }, contract, summary);
}
