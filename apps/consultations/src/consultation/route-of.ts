import type { Scope } from '@qsl/contracts';
import { targetsOf, type OfficeDirectory } from '@qsl/service-kit';

/**
 * The route of what this office publishes to a scope.
 * @throws DomainError `invalid` where the scope names an office that is not below this one.
 */
export function routeOf(scope: Scope, offices: OfficeDirectory): string[] {
  return offices.routeTo(targetsOf(scope, offices));
}
