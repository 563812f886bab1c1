import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, type Call, type ListTransfers, type TransferPage } from '@qsl/contracts';
import { olderThan, pageOf, pageSize } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { seesWholeOffice } from '../case/case.policy.js';
import { Dossiers } from '../matter/dossiers.js';
import { Transfer } from './transfer.entity.js';
import { toTransferView } from './transfer.view.js';

/** Lists the transfers that an office has sent, received or seen pass. */
@Injectable()
export class TransferList {
  constructor(
    private readonly em: EntityManager,
    private readonly dossiers: Dossiers,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Newest first, for staff and leaders. */
  async listTransfers({ actor }: Call, query: ListTransfers): Promise<TransferPage> {
    if (!seesWholeOffice(actor)) {
      throw new DomainError('forbidden', 'transfer.office_only', {
        zh: '流转件仅供工作人员查看。',
        en: 'Transfers are for the office only.',
      });
    }
    const { iid } = this.offices.self;
    const side =
      query.direction === 'in' ? { toInstance: iid } : query.direction === 'out' ? { fromInstance: iid } : {};
    const size = pageSize(query);
    const rows = await this.em.find(
      Transfer,
      { ...side, ...(query.state ? { state: query.state } : {}), ...olderThan(query.cursor) },
      { orderBy: { id: 'desc' }, limit: size + 1 },
    );
    const { items, nextCursor } = pageOf(rows, size);
    const dossiers = await this.dossiers.readAll(items.map(({ rootCaseId }) => rootCaseId));
    const viewing = { actor, now: new Date(), offices: this.offices };
    return {
      items: items.flatMap((transfer) => {
        const dossier = dossiers.get(transfer.rootCaseId);
        return dossier ? [toTransferView(dossier, transfer, viewing)] : [];
      }),
      nextCursor,
    };
  }
}
