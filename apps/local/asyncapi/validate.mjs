// Says what is wrong with the AsyncAPI document on standard input, by the reference parser; nothing where it is right.
import { Parser } from '@asyncapi/parser';
import { text } from 'node:stream/consumers';

const { document, diagnostics } = await new Parser().parse(await text(process.stdin));
for (const { code, path, message } of diagnostics.filter(({ severity }) => severity <= 1)) {
  process.stdout.write(`${code} ${path.join('/')} ${message}\n`);
}
if (document?.version() !== '3.0.0') process.stdout.write('It is no AsyncAPI 3.0.0 document.\n');
