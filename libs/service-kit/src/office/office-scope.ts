import { invalid, type Scope } from '@qsl/contracts';
import type { OfficeDirectory } from './office-directory.js';

/**
 * Instance ids of the offices below this one that a scope of its own names, in no order that means anything; `directory.routeTo` leads there.
 * @throws DomainError `invalid` where the scope names an office that is not below this one.
 */
export function targetsOf({ kind, offices = [] }: Scope, directory: OfficeDirectory): string[] {
  if (kind === 'selected') {
    if (offices.every((iid) => directory.isDescendant(iid))) return [...offices];
    throw invalid('scope.offices', 'officeBelow', {
      zh: '只能选择下级政协。',
      en: 'Name offices below this one only.',
    });
  }
  const below = { own: [], children: directory.children, all: directory.subtree } as const;
  return below[kind].map(({ iid }) => iid);
}

/** Whether a scope of that owner's names this office; an office that lies between sees to the way only. */
export function isInScope({ kind, offices = [] }: Scope, owner: string, directory: OfficeDirectory): boolean {
  const { iid, parent } = directory.self;
  if (owner === iid) return true;
  const names = { own: false, children: parent === owner, all: true, selected: offices.includes(iid) } as const;
  return directory.isAncestor(owner) && names[kind];
}
