import { createParamDecorator, Get, HttpCode, Post, UseGuards, type ExecutionContext } from '@nestjs/common';
import type { Call, Rpc } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';
import { RateLimitGuard } from '../limits/rate-limit.guard.js';
import { Described } from '../openapi/described.js';
import { CallerGuard } from '../session/caller.guard.js';
import { callOf } from './http-call.js';
import { messageOf } from './http-message.js';

type Handler<Req, View> = (call: Call, body: Req, ...rest: never[]) => Promise<View>;
type Route<Req, View> = <H extends Handler<Req, View>>(
  target: object,
  key: string,
  descriptor: TypedPropertyDescriptor<H>,
) => void;

const requestOf = (context: ExecutionContext): FastifyRequest => context.switchToHttp().getRequest<FastifyRequest>();

/** The call of the request, as a parameter. */
export const CurrentCall = createParamDecorator((_: unknown, context: ExecutionContext) => callOf(requestOf(context)));

const Message = createParamDecorator((contract: Rpc<object, object>, context: ExecutionContext) =>
  messageOf(requestOf(context), contract),
);

/** What every route of the API goes through before its handler. */
export const Guarded = () => UseGuards(RateLimitGuard, CallerGuard);

function route<Req extends object, View extends object>(
  verb: MethodDecorator,
  contract: Rpc<Req, View>,
  status: number,
  summary: string,
): Route<Req, View> {
  return (target, key, descriptor) => {
    CurrentCall()(target, key, 0);
    Message(contract)(target, key, 1);
    const described = Described({ summary, status, ...contract });
    for (const decorate of [verb, HttpCode(status), Guarded(), described]) decorate(target, key, descriptor);
  };
}

/**
 * Makes a controller method `(call, body) => Promise<View>` answer a GET with a contract; the body is made of path and query.
 * As with `HandleRpc`, the compiler checks the method against the contract.
 */
export function Read<Req extends object, View extends object>(
  path: string,
  contract: Rpc<Req, View>,
  summary: string,
): Route<Req, View> {
  return route(Get(path), contract, 200, summary);
}

/** Like `Read`, for a POST that makes something new. */
export function Create<Req extends object, View extends object>(
  path: string,
  contract: Rpc<Req, View>,
  summary: string,
): Route<Req, View> {
  return route(Post(path), contract, 201, summary);
}

/** Like `Read`, for a POST that changes what the path names. */
export function Act<Req extends object, View extends object>(
  path: string,
  contract: Rpc<Req, View>,
  summary: string,
): Route<Req, View> {
  return route(Post(path), contract, 200, summary);
}
