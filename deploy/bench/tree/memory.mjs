import { heldMegabytes } from '@qsl/local/memory';

/** The most memory that the parts of a run held at any of the moments at which it was measured, MB. */
export class Memory {
  most = { relays: 0, postgres: 0, rest: 0 };

  constructor(province) {
    this.province = province;
  }

  measure() {
    const relays = this.province.hosts.reduce((sum, { pid }) => sum + heldMegabytes(pid), 0);
    const postgres = heldMegabytes(this.province.cluster.program.child.pid);
    const now = { relays, postgres, rest: heldMegabytes() - relays - postgres };
    for (const part of Object.keys(now)) this.most[part] = Math.max(this.most[part], now[part]);
  }
}
