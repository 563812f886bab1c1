// Writes docs/asyncapi.json from the code; with --check it only says whether that was forgotten. Needs a build.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { asyncApiDocument } from './document.mjs';

const target = fileURLToPath(new URL('../../../docs/asyncapi.json', import.meta.url));
const style = { ...(await resolveConfig(target)), filepath: target };
const text = await format(JSON.stringify(asyncApiDocument()), style);

if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
} else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write('docs/asyncapi.json is older than the code: run `npm run asyncapi -w @qsl/local`.\n');
  process.exitCode = 1;
}
