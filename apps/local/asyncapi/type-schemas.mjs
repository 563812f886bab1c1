// JSON schemas (draft 7) of TypeScript types, from their source.
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function programOf(file) {
  return ts.createProgram([root + file], {
    strict: true,
    experimentalDecorators: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ['source'],
    skipLibCheck: true,
    noEmit: true,
    types: [],
  });
}

function generatorOf(file, expose) {
  return createGenerator({
    tsProgram: programOf(file),
    expose,
    topRef: expose === 'all',
    jsDoc: 'extended',
    extraTags: ['contentMediaType'],
    additionalProperties: true,
    encodeRefs: false,
    functions: 'hide',
  });
}

/**
 * Schemas by the name of their type: those asked for and all named types that they refer to.
 * @param file path from the root of the repository
 */
export function schemasOfTypes(file, names) {
  const generator = generatorOf(file, 'all');
  return Object.assign({}, ...names.map((name) => generator.createSchema(name).definitions));
}

/** Schemas that each stand for themselves, by the name of their type. */
export function wholeSchemasOf(file, names) {
  const generator = generatorOf(file, 'none');
  return Object.fromEntries(
    names.map((name) => {
      const parts = Object.entries(generator.createSchema(name));
      return [name, Object.fromEntries(parts.filter(([part]) => !['$schema', 'definitions'].includes(part)))];
    }),
  );
}
