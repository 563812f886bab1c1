import type { Marker } from '../link/marker.js';
import { type Marks, withMark } from '../protocol/marker.js';
import type { Step } from './memory-custody.js';

/** The marker of one office: no restore of its databases reaches it. Some offices have lost theirs. */
export class MemoryMarker {
  private marks: Marks = {};

  constructor(private readonly isLost: boolean) {}

  /** As one process uses it. */
  open(step: Step): Marker {
    return {
      read: async () => {
        await step();
        return { marks: this.marks, knowsDatabase: true };
      },
      told: () => this.marks,
      cover: async (peer, mark) => {
        await step();
        if (!this.isLost) this.marks = withMark(this.marks, peer, mark);
        await step();
      },
      adopt: step,
    };
  }
}
