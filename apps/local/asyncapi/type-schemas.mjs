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

/**
 * Schemas by the name of their type: those asked for and what they refer to.
 * @param file path from the root of the repository
 * @param names of types that the file exports
 * @param expose `all`: every named type has a schema of its own; `none`: each schema stands for itself
 */
export function schemasOfTypes(file, names, expose) {
  const generator = createGenerator({
    tsProgram: programOf(file),
    expose,
    topRef: true,
    jsDoc: 'extended',
    extraTags: ['contentMediaType'],
    additionalProperties: true,
    encodeRefs: false,
    functions: 'hide',
  });
  return Object.assign({}, ...names.map((name) => generator.createSchema(name).definitions));
}
