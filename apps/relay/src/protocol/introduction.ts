import { type Fields, textOf } from './fields.js';

/** Versions of the protocol that an office speaks, the one that it knows best last: this release's, unless it is given others. */
export class SpokenVersions {
  constructor(readonly all: readonly number[] = [1]) {}

  /** The highest version that both speak; `null` where there is none. */
  commonWith(offered: readonly number[]): number | null {
    const common = this.all.filter((version) => offered.includes(version));
    return common.length === 0 ? null : Math.max(...common);
  }
}

/** What an office says of its software when it greets; nothing depends on it. */
export interface Introduction {
  /**
   * Version of the software, for people.
   * @pattern ^[\w.+-]{1,40}$
   */
  software: string;
  /**
   * Types of events that its services write and apply, `qsl.case.filed.v1`; of each they also apply all earlier major versions.
   * @maxItems 500
   */
  types: EventType[];
}

/**
 * @pattern ^qsl\.[a-z_]+\.[a-z_]+\.v\d+$
 * @maxLength 120
 */
export type EventType = string;

const mostTypes = 500;
const typeForm = /^(?=.{1,120}$)qsl\.[a-z_]+\.[a-z_]+\.v\d+$/;

/** @throws SyntaxError */
export function introductionOf(fields: Fields): Introduction {
  const { types } = fields;
  if (!Array.isArray(types) || types.length > mostTypes) throw new SyntaxError('field types');
  return {
    software: textOf(fields, 'software', /^[\w.+-]{1,40}$/),
    types: types.map((type: unknown) => textOf({ type }, 'type', typeForm)),
  };
}

const parts = (type: string): [kind: string, major: number] => {
  const at = type.lastIndexOf('.v');
  return [type.slice(0, at), Number(type.slice(at + 2))];
};

/** Types among those written here that a neighbour cannot apply yet. */
export function unknownTo({ types }: Introduction, written: readonly string[]): string[] {
  const known = new Map(types.map(parts));
  return written.filter((type) => {
    const [kind, major] = parts(type);
    return (known.get(kind) ?? 0) < major;
  });
}
