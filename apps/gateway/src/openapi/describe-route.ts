import { describeAnswers } from './describe-answers.js';
import type { RouteDescription } from './described.js';
import { methodsWithBody } from './problem-responses.js';
import { refTo, type Schema, type Schemas } from './schema.js';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: Schema;
}

/** A route as the HTTP framework knows it. */
export interface RouteAddress {
  method: string;
  path: string;
}

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: '同一键、同一内容重复提交，得到第一次的答复；内容不同则为 409',
  schema: { type: 'string', maxLength: 128 },
};

const oneFile = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
        required: ['file'],
      },
    },
  },
};

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

function parameter(name: string, place: 'path' | 'query', request: Schema | undefined): Parameter {
  const { description, ...schema } = request?.properties?.[name] ?? { type: 'string' };
  const required = place === 'path' || (request?.required?.includes(name) ?? false);
  return { name, in: place, required, ...(description && { description }), schema };
}

/** What is left for the body when the path has taken its part. */
function bodySchema(name: string, request: Schema, taken: string[]): [string, Schema] {
  if (taken.length === 0) return [name, request];
  const properties = Object.fromEntries(
    Object.entries(request.properties ?? {}).filter(([field]) => !taken.includes(field)),
  );
  const required = request.required?.filter((field) => !taken.includes(field));
  return [`${name}Body`, { ...request, properties, required }];
}

/** Parameters, body and answers of one route; a schema that only its body has is added to `schemas`. */
export function describeRoute(route: RouteDescription, { method, path }: RouteAddress, schemas: Schemas) {
  const taken = namesIn(path);
  const name = route.request?.name ?? 'Nothing';
  const request = schemas[name];
  const fields = Object.keys(request?.properties ?? {}).filter((field) => !taken.includes(field));
  const parameters = taken.map((field) => parameter(field, 'path', request));
  if (method === 'get') parameters.push(...fields.map((field) => parameter(field, 'query', request)));
  if (method === 'post' && !route.takesFile) parameters.push(idempotencyKey);
  const responses = describeAnswers(route, method);
  if (route.takesFile) return { parameters, responses, requestBody: oneFile };
  if (!methodsWithBody.includes(method) || !request || fields.length === 0) return { parameters, responses };
  const [bodyName, body] = bodySchema(name, request, taken);
  schemas[bodyName] = body;
  return {
    parameters,
    responses,
    requestBody: { required: true, content: { 'application/json': { schema: refTo(bodyName) } } },
  };
}
