import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const published = readFileSync(new URL('../../../docs/asyncapi.json', import.meta.url), 'utf8');

/** What a script of ours has to say. */
async function runScript(name: string, input: string, ...args: string[]): Promise<string> {
  const script = fileURLToPath(new URL(`../asyncapi/${name}`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args]);
  child.stdin.end(input);
  const [said, complained] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  return said + complained;
}

/** Reading all types from their source takes a while on a busy machine. */
const timeoutMs = 300_000;

describe('the AsyncAPI document of the link', () => {
  it(
    'is as old as the code',
    async () => {
      expect(await runScript('generate.mjs', '', '--check')).toBe('');
    },
    timeoutMs,
  );

  it(
    'is an AsyncAPI 3 document by the reference parser, which sees a reference to nowhere',
    async () => {
      expect(await runScript('validate.mjs', published)).toBe('');
      const broken = published.replace('"$ref": "#/components/schemas/Hello"', '"$ref": "#/components/schemas/Nobody"');
      expect(await runScript('validate.mjs', broken)).toContain("'#/components/schemas/Nobody' does not exist");
    },
    timeoutMs,
  );
});
