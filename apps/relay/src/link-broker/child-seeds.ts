import { ConfigError } from '@qsl/service-kit';
import { InTurn } from '../in-turn.js';
import { createLinkKey, linkKeyOf } from './office-keys.js';
import { read } from './read-setting.js';
import { writeSecret } from './write-secret.js';

/** LINK_BROKER_SEEDS_FILE: the seeds with which this office enters its children's accounts at its link broker. */
export class ChildSeeds {
  private readonly turns = new InTurn();

  constructor(private readonly file: string) {}

  /** @throws ConfigError where the file cannot be read. */
  of(child: string): string | undefined {
    return this.all().get(child);
  }

  /** Public half of the seed; a new one where there is none. */
  async publicKey(child: string): Promise<string> {
    const seed = this.of(child);
    return seed === undefined ? this.renew(child) : linkKeyOf(seed);
  }

  /** Makes another seed for this child. @returns its public half */
  async renew(child: string): Promise<string> {
    const { seed, publicKey } = createLinkKey();
    await this.turns.run(async () => this.save(this.all().set(child, seed)));
    return publicKey;
  }

  private save(seeds: ReadonlyMap<string, string>): Promise<void> {
    return writeSecret(this.file, `${JSON.stringify(Object.fromEntries(seeds), null, 2)}\n`);
  }

  private all(): Map<string, string> {
    const fault = new ConfigError([`LINK_BROKER_SEEDS_FILE: ${this.file} is not a JSON object of seeds`]);
    try {
      const content: unknown = JSON.parse(read('LINK_BROKER_SEEDS_FILE', this.file));
      if (typeof content !== 'object' || content === null) throw fault;
      const entries: [string, unknown][] = Object.entries(content);
      return new Map(entries.map(([iid, seed]) => [iid, String(seed)]));
    } catch (error) {
      throw error instanceof SyntaxError ? fault : error;
    }
  }
}
