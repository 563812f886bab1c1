// Derives JSON schemas of all request and view classes, and the words about each contract, from their TypeScript source.
// Run after a change of a contract; with --check it only says whether that was forgotten.
import { readFileSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const target = fileURLToPath(new URL('../src/openapi/contract-schemas.generated.json', import.meta.url));

const files = (
  await Array.fromAsync(glob(['libs/contracts/src/**/*.ts', 'apps/gateway/src/**/*.view.ts'], { cwd: root }))
)
  .filter((file) => !file.endsWith('.spec.ts'))
  .map((file) => root + file)
  .sort();

const { compilerOptions } = ts.readConfigFile(`${root}tsconfig.base.json`, ts.sys.readFile).config;
const program = ts.createProgram(files, ts.convertCompilerOptionsFromJson(compilerOptions, root).options);

const statements = files.flatMap((file) => [...program.getSourceFile(file).statements]);

const classNames = statements.filter(ts.isClassDeclaration).map((declaration) => declaration.name.text);

function wordsOf(statement) {
  return ts
    .getJSDocCommentsAndTags(statement)
    .map((comment) => ts.getTextOfJSDocComment(comment.comment) ?? '')
    .join('\n');
}

function contractOf(statement) {
  const [declaration] = statement.declarationList.declarations;
  const call = declaration.initializer;
  if (
    !call ||
    !ts.isCallExpression(call) ||
    call.expression.getText() !== 'rpc' ||
    !ts.isStringLiteral(call.arguments[0])
  )
    return [];
  return [[call.arguments[0].text, wordsOf(statement)]];
}

function schemasOf(names) {
  const generator = createGenerator({
    tsProgram: program,
    expose: 'export',
    topRef: true,
    jsDoc: 'extended',
    additionalProperties: true,
    encodeRefs: false,
    functions: 'hide',
  });
  const definitions = Object.assign({}, ...names.map((name) => generator.createSchema(name).definitions));
  const sorted = Object.fromEntries(
    Object.entries(definitions).sort(([first], [second]) => first.localeCompare(second)),
  );
  return JSON.parse(JSON.stringify(sorted).replaceAll('#/definitions/', '#/components/schemas/'));
}

const generated = {
  schemas: schemasOf(classNames),
  contracts: Object.fromEntries(statements.filter(ts.isVariableStatement).flatMap(contractOf)),
};
const text = await format(JSON.stringify(generated), { ...(await resolveConfig(target)), filepath: target });

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('The schemas are older than the contracts: run `npm run schemas -w @qsl/gateway`.\n');
  process.exitCode = 1;
}
