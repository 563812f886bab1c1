import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../deploy/chaos/main.mjs', import.meta.url));

describe('three real offices, each in processes of its own', () => {
  it('lose, double and disorder nothing when lines are cut, relays are killed and the city is restored from a backup', async () => {
    const faults = 'link-down,relay-killed,middle-restored';
    const chaos = spawn(process.execPath, [main, '--only', faults, '--items', '150', '--deadline', '90']);
    const ended = once(chaos, 'exit');
    const output = (await Promise.all([text(chaos.stdout), text(chaos.stderr)])).join('');
    expect({ output, code: (await ended)[0] as unknown }).toEqual({ output, code: 0 });
  }, 480_000);
});
