import type { ClassConstructor } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import type { Schema, Schemas } from './schema.js';

type Rule = (schema: Schema, first: unknown, second: unknown) => Schema;

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** What a rule of class-validator says in JSON Schema; rules that the type says already are left out. */
const rules: Record<string, Rule> = {
  arrayMaxSize: (schema, most) => ({ ...schema, maxItems: number(most) }),
  arrayMinSize: (schema, least) => ({ ...schema, minItems: number(least) }),
  arrayUnique: (schema) => ({ ...schema, uniqueItems: true }),
  isCalendarDay: (schema) => ({ ...schema, format: 'date' }),
  isInstant: (schema) => ({ ...schema, format: 'date-time' }),
  isInt: (schema) => ({ ...schema, type: 'integer' }),
  isLength: (schema, least, most) => ({ ...schema, minLength: number(least), maxLength: number(most) }),
  isNotEmpty: (schema) => ({ ...schema, minLength: Math.max(1, schema.minLength ?? 0) }),
  isUuid: (schema) => ({ ...schema, format: 'uuid' }),
  matches: (schema, pattern) => ({ ...schema, pattern: pattern instanceof RegExp ? pattern.source : String(pattern) }),
  max: (schema, most) => ({ ...schema, maximum: number(most) }),
  maxLength: (schema, most) => ({ ...schema, maxLength: number(most) }),
  min: (schema, least) => ({ ...schema, minimum: number(least) }),
  minLength: (schema, least) => ({ ...schema, minLength: number(least) }),
};

/** Adds what a request class demands of its fields to the schema of its types; unknown fields are refused. */
export function withRules(schema: Schema, request: ClassConstructor<object>): Schema {
  const properties: Schemas = { ...schema.properties };
  for (const { propertyName, name, constraints, each } of getMetadataStorage().getTargetValidationMetadatas(
    request,
    '',
    false,
    false,
  )) {
    const property = properties[propertyName];
    const rule = rules[name ?? ''];
    if (!property || !rule) continue;
    const [first, second] = (constraints ?? []) as unknown[];
    properties[propertyName] =
      each && property.items
        ? { ...property, items: rule(property.items, first, second) }
        : rule(property, first, second);
  }
  return { ...schema, properties, additionalProperties: false };
}
