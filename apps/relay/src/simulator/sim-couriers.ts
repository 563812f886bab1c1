import type { CarriedSeries } from '../link/carried-series.js';
import type { CarriedFile } from '../link/file-reader.js';
import type { RelayNode } from '../link/relay-node.js';
import type { SimInstance, Stick } from './sim-instance.js';
import type { World } from './world.js';

const deed = { by: 'sim', personId: null, reason: 'carried' };
const slowestMs = 4_000;

/**
 * People who carry files about while all lines are dead: what an office asks for after a restore, what is answered, and logs; and who
 * find an old stick in a drawer.
 */
export class Couriers {
  private readonly drawer: Stick[] = [];

  constructor(
    private readonly world: World,
    private readonly instances: readonly SimInstance[],
  ) {}

  schedule(stormMs: number): void {
    const times = (least: number, most: number, run: () => void) => {
      for (let left = this.world.between(least, most); left > 0; left -= 1)
        this.world.schedule(this.world.between(0, stormMs), run);
    };
    times(20, 60, () => this.send((node, peer) => node.fileExporter.ask(peer, deed)));
    times(10, 40, () =>
      this.send((node, peer) => {
        return node.fileExporter.begin({ peer, after: null, answers: null, hasAttachments: false }, deed);
      }),
    );
    times(0, 30, () => {
      const stick = this.world.pick(this.drawer);
      if (stick !== undefined) this.bring(stick);
    });
  }

  private send(begin: (node: RelayNode, peer: string) => Promise<CarriedSeries>): void {
    const instance = this.world.pick(this.instances);
    for (const peer of instance?.tree.neighbours ?? [])
      void instance?.handleFile(async (node) => this.post(await begin(node, peer), peer));
  }

  /** Writes the file; somebody sets off with it. */
  private async post(series: CarriedSeries, to: string): Promise<void> {
    const lines: string[] = [];
    for await (const line of series.lines()) lines.push(line);
    this.drawer.push({ to, lines });
    this.world.schedule(this.world.between(0, slowestMs), () => this.bring({ to, lines }));
  }

  private bring({ to, lines }: Stick): void {
    const file: CarriedFile = { lines: () => each(lines) };
    const instance = this.instances.find(({ iid }) => iid === to);
    void instance?.handleFile(async (node) => {
      const { content } = await node.fileImporter.take(file, deed);
      const { from, request } = content.manifest;
      if (request === undefined) return;
      const order = { peer: from, after: null, answers: { file, content }, hasAttachments: false };
      await this.post(await node.fileExporter.begin(order, deed), from);
    });
  }
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
