import { type Marks, withMark } from '../protocol/marker.js';
import type { Rules } from '../protocol/rules.js';
import type { Marker } from './marker.js';

const markName = (peer: string) => `files:${peer}`;

/**
 * Which files of a neighbour are void (R10). One that it wrote before it was restored may hold events that it has lost and whose numbers it
 * has used again; no question binds it, and no process's life. So this is remembered where no restore of our own takes it away.
 */
export class FileFence {
  private ended: Marks = {};

  constructor(
    private readonly marker: Marker,
    private readonly rules: Rules,
  ) {}

  /** At boot, from the marker. */
  load(marks: Marks): void {
    this.ended = marks;
  }

  admits(peer: string, epoch: number): boolean {
    return this.rules.isFileCurrent(epoch, this.ended[markName(peer)]?.epoch ?? 0);
  }

  /** Files of these epochs count no more. Resolves once that lasts; only then may the neighbour's replay go on. */
  async raise(peer: string, epoch = 0): Promise<void> {
    if (epoch < 1) return;
    const mark = { epoch, head: 0 };
    this.ended = withMark(this.ended, markName(peer), mark);
    await this.marker.cover(markName(peer), mark);
  }
}
