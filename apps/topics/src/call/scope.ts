import type { Scope } from '@qsl/contracts';
import type { OfficeDirectory } from '@qsl/service-kit';

/** Instance ids of the offices below this one that a scope of its own names. */
export function targetsOf({ kind, offices = [] }: Scope, directory: OfficeDirectory): string[] {
  const below = { own: [], children: directory.children, all: directory.subtree } as const;
  return kind === 'selected' ? [...offices] : below[kind].map(({ iid }) => iid);
}

/** Whether the scope of an office above this one names this office; one that lies between sees to the way only. */
export function isInScope({ kind, offices = [] }: Scope, owner: string, directory: OfficeDirectory): boolean {
  const { iid, parent } = directory.self;
  const names = { own: false, children: parent === owner, all: true, selected: offices.includes(iid) } as const;
  return names[kind];
}
