import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { offices, portsOf } from './offices.js';

const qsl = fileURLToPath(new URL('../../qsl/bin/qsl.mjs', import.meta.url));
const usage = `npm run qsl -- --office ${offices.map(({ iid }) => iid).join('|')} [--base-port 8600] COMMAND …\n`;

/** Takes the words that say which local office is meant out of a command line. */
function splitOff(words: readonly string[], option: string): { value: string | undefined; rest: string[] } {
  const at = words.indexOf(option);
  if (at < 0) return { value: undefined, rest: [...words] };
  const { values } = parseArgs({ args: words.slice(at, at + 2), options: { [option.slice(2)]: { type: 'string' } } });
  return { value: String(values[option.slice(2)]), rest: [...words.slice(0, at), ...words.slice(at + 2)] };
}

const chosen = splitOff(process.argv.slice(2), '--office');
const base = splitOff(chosen.rest, '--base-port');
const office = offices.find(({ iid }) => iid === chosen.value);
if (office === undefined) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  const { broker } = portsOf(office, Number(base.value ?? 8600));
  const env = { ...process.env, NATS_URL: `nats://127.0.0.1:${broker}` };
  process.exitCode = spawnSync(process.execPath, [qsl, ...base.rest], { env, stdio: 'inherit' }).status ?? 1;
}
