import type { StoredEvent } from './link-store.js';

type Numbered = Pick<StoredEvent, 'author' | 'rootCaseId'>;

const lineOf = ({ author, rootCaseId }: Numbered) => `${author} ${rootCaseId}`;

/** Authors in matters of which an event is not done with: their later ones wait. */
export class HeldLines {
  private readonly lines = new Set<string>();

  add(event: Numbered): void {
    this.lines.add(lineOf(event));
  }

  has(event: Numbered): boolean {
    return this.lines.has(lineOf(event));
  }
}
