import '@fastify/multipart';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { invalid, type Rpc } from '@qsl/contracts';
import { validateBody } from '@qsl/messaging';
import type { FastifyRequest } from 'fastify';
import { callOf } from './http-call.js';

type Fields = Record<string, unknown>;

/** What a route takes and gives: a contract, or what the gateway itself does with several. */
export type Exchange<Req extends object, View extends object> = Pick<Rpc<Req, View>, 'request' | 'view'> &
  Partial<Rpc<Req, View>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Query parameters; an empty one, as an unfilled search form sends it, counts as not given. */
function queryOf(request: FastifyRequest): Fields {
  return Object.fromEntries(Object.entries(request.query as Fields).filter(([, value]) => value !== ''));
}

function refusePathFields(given: Fields, params: Fields): void {
  const repeated = Object.keys(params).find((name) => name in given);
  if (repeated === undefined) return;
  throw invalid(repeated, 'whitelistValidation', {
    zh: '该字段已由网址给出，请勿重复提交。',
    en: `${repeated} is given by the path and should not exist elsewhere`,
  });
}

/**
 * The message that a request carries: path parameters, with the query of a GET or the JSON body of anything else.
 * @throws UnsupportedMediaTypeException for a form with files.
 * @throws DomainError `invalid` that names each field and broken rule.
 */
export function messageOf<Req extends object>(request: FastifyRequest, contract: Exchange<Req, object>): Req {
  const { language } = callOf(request);
  if (request.isMultipart()) throw new UnsupportedMediaTypeException();
  const given = request.method === 'GET' || request.method === 'HEAD' ? queryOf(request) : (request.body ?? {});
  if (!isObject(given)) return validateBody(contract.request, given, language);
  const params = request.params as Fields;
  refusePathFields(given, params);
  return validateBody(contract.request, { ...given, ...params }, language);
}
