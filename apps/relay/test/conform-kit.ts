import { freePort, testOffices } from '@qsl/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../deploy/conform/main.mjs', import.meta.url));
const { county, city } = testOffices;

export interface Result {
  check: string;
  outcome: 'pass' | 'fail' | 'skip';
  seen: string;
}

/** What the kit asks a person to let the foreign office do. */
interface Wish {
  events?: number;
  bytes?: number;
  isOneMatter?: boolean;
}

interface Hands {
  /** The kit's broker is up, and its folder says how to reach it. */
  given?: () => Promise<unknown>;
  please?: (wish: Wish) => Promise<unknown>;
}

/** The conformance kit beside one county: a process of its own, with the same keys and the same port each time. */
export class ConformKit {
  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  static async create(folder: string): Promise<ConformKit> {
    return new ConformKit(folder, await freePort());
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`;
  }

  /** Runs to its end; what it found, and its exit code. */
  async run(args: string[], { given, please }: Hands): Promise<{ code: unknown; results: Result[]; errors: string }> {
    const office = ['--iid', county.iid, '--key', county.signingKey, '--parent', city.iid];
    const place = ['--folder', this.folder, '--port', String(this.port), '--wait', '60', '--json'];
    const kit = spawn(process.execPath, [main, ...office, ...place, ...args]);
    const ended = once(kit, 'exit');
    let errors = '';
    kit.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    const results: Result[] = [];
    try {
      for await (const line of createInterface({ input: kit.stdout })) {
        const said = JSON.parse(line) as { give?: object; please?: Wish; result?: Result };
        if (said.give) await given?.();
        if (said.please) await please?.(said.please);
        if (said.result) results.push(said.result);
      }
    } finally {
      kit.kill();
    }
    return { code: (await ended)[0], results, errors };
  }
}
