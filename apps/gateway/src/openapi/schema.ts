/** As much of JSON Schema (2020-12) as the document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean;
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
}

export type Schemas = Record<string, Schema>;

const prefix = '#/components/schemas/';

export const refTo = (name: string): Schema => ({ $ref: prefix + name });

/** Names of all schemas that something refers to, directly or through others. */
export function namesUsedBy(start: unknown, schemas: Schemas): Set<string> {
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '$ref' && typeof inner === 'string' && inner.startsWith(prefix)) use(inner.slice(prefix.length));
      else visit(inner);
    }
  };
  const use = (name: string): void => {
    if (used.has(name)) return;
    used.add(name);
    visit(schemas[name]);
  };
  visit(start);
  return used;
}
