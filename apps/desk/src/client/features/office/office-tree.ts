import type { FieldFault, OfficeView, Scope, ScopeKind } from '@qsl/contracts';
import { scopeKindLabels } from '@qsl/ui';

/** An office and the offices below it. */
export interface OfficeNode {
  office: OfficeView;
  below: OfficeNode[];
}

/** A scope while it is being chosen: ticked offices are kept when another kind is looked at. */
export interface ScopeDraft {
  kind: ScopeKind;
  offices: string[];
}

/** The offices below one of them. */
export function treeBelow(directory: readonly OfficeView[], iid: string): OfficeNode[] {
  return directory
    .filter(({ parent }) => parent === iid)
    .map((office) => ({ office, below: treeBelow(directory, office.iid) }));
}

/** Kinds that differ for an office with this tree below it. */
export function scopeKindsFor(tree: readonly OfficeNode[]): ScopeKind[] {
  if (tree.length === 0) return ['own'];
  return tree.some(({ below }) => below.length > 0)
    ? ['own', 'children', 'all', 'selected']
    : ['own', 'children', 'selected'];
}

const iidsOf = ({ office, below }: OfficeNode): string[] => [office.iid, ...below.flatMap(iidsOf)];

/** Whether an office with all below it is ticked. */
export function markOf(node: OfficeNode, ticked: readonly string[]): 'all' | 'some' | 'none' {
  const own = iidsOf(node);
  const count = own.filter((iid) => ticked.includes(iid)).length;
  if (count === 0) return 'none';
  return count === own.length ? 'all' : 'some';
}

/** Ticks or unticks an office with all below it. */
export function toggle(node: OfficeNode, ticked: readonly string[], isTicked: boolean): string[] {
  const own = iidsOf(node);
  const others = ticked.filter((iid) => !own.includes(iid));
  return isTicked ? [...others, ...own] : others;
}

export const scopeDraftOf = ({ kind, offices }: Scope): ScopeDraft => ({ kind, offices: offices ?? [] });

export const toScope = ({ kind, offices }: ScopeDraft): Scope => (kind === 'selected' ? { kind, offices } : { kind });

export function checkScope({ kind, offices }: ScopeDraft): FieldFault[] {
  if (kind !== 'selected' || offices.length > 0) return [];
  return [{ field: 'scope', rule: 'required', message: '请至少选择一个下级单位。' }];
}

/** In words, with the names of the first offices where some were chosen. */
export function describeScope({ kind, offices = [] }: Scope, directory: readonly OfficeView[]): string {
  if (kind !== 'selected') return scopeKindLabels[kind];
  const names = offices.map((iid) => directory.find((office) => office.iid === iid)?.name ?? iid);
  const rest = names.length > 3 ? `等 ${names.length} 个单位` : '';
  return `${scopeKindLabels[kind]}：${names.slice(0, 3).join('、')}${rest}`;
}
