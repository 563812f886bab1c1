// JSON schemas (draft 7) of TypeScript types, from their source.
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const { compilerOptions } = ts.readConfigFile(`${root}tsconfig.base.json`, ts.sys.readFile).config;
const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, root);

function generatorOf(file, expose) {
  return createGenerator({
    tsProgram: ts.createProgram([root + file], options),
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
