import { notFound, type RegionList } from '@qsl/contracts';
import { childrenOf, findRegion } from '@qsl/regions';

/** @throws DomainError `notFound` for an unknown parent; a county has none below it, and that is no error. */
export function regionsBelow(parent?: string): RegionList {
  if (parent !== undefined && !findRegion(parent)) throw notFound('region');
  const items = childrenOf(parent).map(({ code, name }) => ({
    code,
    name,
    hasChildren: childrenOf(code).length > 0,
  }));
  return { items };
}
