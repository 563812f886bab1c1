// JSON schemas of the payloads of events: types from the source of their classes, rules from their validators.
import { withRules } from '@qsl/gateway';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { wholeSchemasOf } from './type-schemas.mjs';

/** Fields to which a rule applies. */
const fieldsWith = (type, rule) =>
  new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(type, '', false, false)
      .filter(({ name }) => name === rule)
      .map(({ propertyName }) => propertyName),
  );

/** The same change to an object, to what a list holds, and to the alternative of `null`. */
function within(schema, change) {
  if (schema.properties) return change(schema);
  if (schema.items) return { ...schema, items: within(schema.items, change) };
  if (schema.anyOf) return { ...schema, anyOf: schema.anyOf.map((one) => within(one, change)) };
  return schema;
}

/** What readers demand, whatever a field's type says of what is read where it is absent; fields that they do not know are ignored. */
function demanded(schema, type) {
  const [optional, moments] = [fieldsWith(type, 'isOptional'), fieldsWith(type, 'isIso8601')];
  const { properties, required = [], ...rest } = withRules(schema, type);
  const inner = Object.entries(properties).map(([field, property]) => {
    const nested = defaultMetadataStorage.findTypeMetadata(type, field)?.typeFunction();
    const whole = nested ? within(property, (one) => demanded(one, nested)) : property;
    return [field, moments.has(field) ? { ...whole, format: 'date-time' } : whole];
  });
  const needed = required.filter((field) => !optional.has(field));
  const demands = needed.length > 0 ? { required: needed } : {};
  return { ...rest, properties: Object.fromEntries(inner), ...demands, additionalProperties: true };
}

/** @throws Error where two payload classes have one name. */
function requireOwnNames(classes) {
  const names = classes.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`Two payload classes are called ${twice}.`);
}

/** Schemas of the payloads of events, by the name of their class. */
export function schemasOfPayloads(events) {
  const sourceOf = new Map(events.map(({ data, source }) => [data, source]));
  requireOwnNames([...sourceOf.keys()]);
  const sources = [...new Set(sourceOf.values())];
  return Object.assign(
    {},
    ...sources.map((source) => {
      const classes = [...sourceOf.keys()].filter((type) => sourceOf.get(type) === source);
      const described = wholeSchemasOf(
        source,
        classes.map(({ name }) => name),
      );
      return Object.fromEntries(classes.map((type) => [type.name, demanded(described[type.name], type)]));
    }),
  );
}
