import { createLinkKey, renderLinkBrokerConfig } from '@qsl/relay/link-broker';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accepts, freePort } from './ports.mjs';
import { Program } from './programs.mjs';
import { Proxy } from './proxy.mjs';
import { until } from './until.mjs';

/** A parent's link broker, with a line to each child: its seeds, and a proxy before the broker on the child's side. */
export class LinkBroker {
  static async open(folder, parent, children) {
    const broker = Object.assign(new LinkBroker(), { parent, port: await freePort() });
    const keys = children.map((child) => ({ child, own: createLinkKey(), above: createLinkKey() }));
    const accounts = keys.map(({ child, own, above }) => ({
      child,
      childKey: own.publicKey,
      parentKey: above.publicKey,
    }));
    broker.config = join(folder, `${parent}.link.conf`);
    writeFileSync(broker.config, renderLinkBrokerConfig({ parent, host: '127.0.0.1', port: broker.port, accounts }));
    await broker.start();
    broker.lines = await Promise.all(
      keys.map(async ({ child, own, above }) => ({
        child,
        seeds: { child: own.seed, parent: above.seed },
        proxy: await Proxy.before(broker.port, await freePort()),
      })),
    );
    return broker;
  }

  /** Of the parent's own relay, by child: what `LINK_BROKER_SEEDS_FILE` holds. */
  get parentSeeds() {
    return Object.fromEntries(this.lines.map(({ child, seeds }) => [child, seeds.parent]));
  }

  async start() {
    this.program = new Program('nats-server', ['-c', this.config]);
    await until('the link broker answers', () => accepts(this.port));
  }

  kill() {
    return this.program.end('SIGKILL');
  }

  async close() {
    for (const { proxy } of this.lines) proxy.close();
    await this.program.end();
  }
}
