import { inDays } from '@qsl/testing';
import type { OfficeClient } from '../../src/index.js';

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  format?: string;
  minLength?: number;
  minItems?: number;
  minimum?: number;
}

interface Operation {
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export type Fields = Record<string, unknown>;

/** One route of the office's OpenAPI document. */
export interface Route {
  name: string;
  method: string;
  path: string;
  /** Names of what the path, the query and the body need. */
  pathFields: string[];
  query: Fields;
  /** `null` without a body. */
  body: Fields | null;
  takesFile: boolean;
}

/** Values for fields that their type does not tell enough of. No object has this version, so that nothing changes on the way. */
const known: Fields = {
  expectedVersion: 999_999,
  account: 'member2',
  areaCode: '610303',
  base64: '',
  body: '<p>写给大家看的一段话，十个字以上。</p>',
  closesOn: inDays(20),
  code: 'litigation',
  dueOn: inDays(30),
  id: crypto.randomUUID(),
  iid: 'x610399',
  invitationCode: `qsl1.${'a'.repeat(200)}`,
  opensOn: inDays(-1),
  password: 'demo-2026',
  scope: { kind: 'own' },
  startsAt: `${inDays(30)}T09:00:00+08:00`,
  toInstance: 'c610300',
  upTo: 0,
  without: ['c610300'],
};

/** Fields that a body can do without, but not without all of them. */
const alternatives = ['upTo'];

type Schemas = Record<string, Schema>;

function textOf({ format, minLength = 1 }: Schema): string {
  if (format === 'uuid') return crypto.randomUUID();
  return format === 'date' ? inDays(10) : '一段说明文字'.repeat(4).slice(0, Math.max(minLength, 4));
}

const byType: Record<string, (schema: Schema, schemas: Schemas) => unknown> = {
  object: fieldsOf,
  array: ({ minItems = 0, items = {} }, schemas) => Array.from({ length: minItems }, () => sampleOf(items, schemas)),
  boolean: () => true,
  integer: ({ minimum = 1 }) => minimum,
  number: ({ minimum = 1 }) => minimum,
};

/** The least that a schema accepts. */
function sampleOf(schema: Schema, schemas: Schemas): unknown {
  if (schema.$ref) return sampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0], schemas);
  const sample = byType[[schema.type].flat()[0] ?? ''] ?? textOf;
  return sample(schema, schemas);
}

function fieldsOf({ properties = {}, required = [] }: Schema, schemas: Schemas): Fields {
  return Object.fromEntries(
    [...required, ...alternatives.filter((name) => name in properties)].map((name) => {
      const schema = properties[name] ?? {};
      const isClosed = schema.enum ?? schema.$ref;
      return [name, name in known && !(isClosed && name !== 'scope') ? known[name] : sampleOf(schema, schemas)];
    }),
  );
}

/** Every route below /api/v1, with the least that each accepts. */
export async function readRoutes(office: OfficeClient): Promise<Route[]> {
  const document = (await (await fetch(`${office.url}/api/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  const { schemas } = document.components;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([verb, { parameters, requestBody }]): Route => {
      const named = (place: string) => parameters.filter((parameter) => parameter.in === place);
      const query = named('query').filter(({ required }) => required);
      const json = requestBody?.content['application/json'];
      const body = json && (sampleOf(json.schema, schemas) as Fields);
      return {
        name: `${verb.toUpperCase()} ${path.replace('/api/v1', '')}`,
        method: verb.toUpperCase(),
        path,
        pathFields: named('path').map(({ name }) => name),
        query: Object.fromEntries(query.map(({ name, schema }) => [name, known[name] ?? sampleOf(schema, schemas)])),
        body: body ?? null,
        takesFile: requestBody !== undefined && 'multipart/form-data' in requestBody.content,
      };
    }),
  );
}
