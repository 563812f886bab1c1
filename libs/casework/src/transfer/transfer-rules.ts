import { DomainError, invalid, type ComposeTransfer } from '@qsl/contracts';
import type { OfficeDirectory } from '@qsl/service-kit';

/** Crossings that a matter may make at most. */
export const mostHops = 6;

/**
 * A transfer goes to a neighbour that is not on the matter's way here: up to the parent or down to a child.
 * @param path offices from the origin to this one.
 * @throws DomainError `invalid` for a wrong addressee, `conflict` where the matter has been there or has gone far enough.
 */
export function checkAddressee(
  { kind, toInstance }: Pick<ComposeTransfer, 'kind' | 'toInstance'>,
  path: readonly string[],
  offices: OfficeDirectory,
): void {
  if (!offices.isAdjacent(toInstance)) {
    throw invalid('toInstance', 'adjacentOffice', {
      zh: '只能转给直接的上级或下级政协。',
      en: 'A transfer goes to the office directly above or below only.',
    });
  }
  const direction = offices.self.parent === toInstance ? 'escalate' : 'delegate';
  if (kind !== direction) {
    throw invalid('kind', 'transferDirection', {
      zh: '上级政协用“上报”，下级政协用“转办”。',
      en: 'Use escalate for the office above and delegate for an office below.',
    });
  }
  if (path.includes(toInstance)) {
    throw new DomainError('conflict', 'transfer.already_on_path', {
      zh: '本件正是从该政协转来的，请用退回或答复。',
      en: 'The matter came from that office; return or answer it instead.',
    });
  }
  if (path.length > mostHops) {
    throw new DomainError('conflict', 'transfer.too_many_hops', {
      zh: `本件流转已达 ${mostHops} 次，不能再转。`,
      en: `The matter has been transferred ${mostHops} times and cannot go further.`,
    });
  }
}
