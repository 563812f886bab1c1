import * as contracts from '@qsl/contracts';
import type { ClassConstructor } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import { readFileSync } from 'node:fs';
import type { Schemas } from './schema.js';
import { withRules } from './validation-rules.js';

/** Made by `npm run schemas` from the source of the contracts. */
interface Generated {
  schemas: Schemas;
  /** What the contract of a subject promises, in words. */
  contracts: Record<string, string>;
}

const isClass = (value: unknown): value is ClassConstructor<object> =>
  typeof value === 'function' && 'prototype' in value;

function hasRules(type: ClassConstructor<object>): boolean {
  return getMetadataStorage().getTargetValidationMetadatas(type, '', false, false).length > 0;
}

/** Schemas of all contract classes, types from their source and rules from their validators. */
export function loadContractSchemas(): Generated {
  const generated = JSON.parse(
    readFileSync(new URL('./contract-schemas.generated.json', import.meta.url), 'utf8'),
  ) as Generated;
  const schemas = { ...generated.schemas };
  for (const type of Object.values(contracts).filter(isClass).filter(hasRules)) {
    const schema = schemas[type.name];
    if (schema) schemas[type.name] = withRules(schema, type);
  }
  return { ...generated, schemas };
}
