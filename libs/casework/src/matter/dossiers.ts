import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { OfficeDirectory } from '@qsl/service-kit';
import { CaseObserver } from '../case/case-observer.js';
import { Case } from '../case/case.entity.js';
import { HandlingOrder } from '../order/order.entity.js';
import { Transfer } from '../transfer/transfer.entity.js';
import { Dossier } from './dossier.js';
import { Matter } from './matter.entity.js';

/** Opens dossiers, to read or to change. One matter is changed by one transaction at a time. */
@Injectable()
export class Dossiers {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
    private readonly observer: CaseObserver,
  ) {}

  /** The dossier of a matter, or `null` where this office knows nothing of it. */
  async read(rootCaseId: string, em: EntityManager = this.em): Promise<Dossier | null> {
    const matter = await em.findOne(Matter, { rootCaseId }, { refresh: true });
    return matter && this.load(em, matter);
  }

  /** The dossiers of several matters, by root case. */
  async readAll(rootCaseIds: readonly string[]): Promise<Map<string, Dossier>> {
    const wanted = { rootCaseId: { $in: [...new Set(rootCaseIds)] } };
    const matters = await this.em.find(Matter, wanted);
    const cases = await this.em.find(Case, wanted, { orderBy: { id: 'asc' } });
    const orders = await this.em.find(HandlingOrder, wanted, { orderBy: { id: 'asc' } });
    const transfers = await this.em.find(Transfer, wanted, { orderBy: { composedAt: 'asc', id: 'asc' } });
    const own = <T extends { rootCaseId: string }>(rows: T[], { rootCaseId }: Matter): T[] =>
      rows.filter((row) => row.rootCaseId === rootCaseId);
    return new Map(
      matters.map((matter) => [
        matter.rootCaseId,
        new Dossier(this.em, this.offices.self.iid, {
          matter,
          cases: own(cases, matter),
          orders: own(orders, matter),
          transfers: own(transfers, matter),
        }),
      ]),
    );
  }

  /** Changes a matter in a transaction of its own; `null` where this office knows nothing of it. */
  async change<T>(rootCaseId: string, work: (dossier: Dossier) => Promise<T>): Promise<T | null> {
    return this.em.transactional((em) => this.changeIn(em, rootCaseId, work));
  }

  /** Changes a matter in the caller's transaction. */
  async changeIn<T>(em: EntityManager, rootCaseId: string, work: (dossier: Dossier) => Promise<T>): Promise<T | null> {
    const matter = await em.findOne(Matter, { rootCaseId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    if (!matter) return null;
    const dossier = await this.load(em, matter);
    const result = await work(dossier);
    await this.settle(dossier);
    return result;
  }

  /** Ends a change: holder and observer follow, then everything is written. */
  async settle(dossier: Dossier): Promise<void> {
    dossier.settle();
    const own = dossier.cases.find(({ itemId }) => itemId !== null);
    if (own) await this.observer.caseChanged(dossier.em, own);
    await dossier.em.flush();
  }

  private async load(em: EntityManager, matter: Matter): Promise<Dossier> {
    const { rootCaseId } = matter;
    const fresh = { refresh: true } as const;
    return new Dossier(em, this.offices.self.iid, {
      matter,
      cases: await em.find(Case, { rootCaseId }, { orderBy: { id: 'asc' }, ...fresh }),
      orders: await em.find(HandlingOrder, { rootCaseId }, { orderBy: { id: 'asc' }, ...fresh }),
      transfers: await em.find(Transfer, { rootCaseId }, { orderBy: { composedAt: 'asc', id: 'asc' }, ...fresh }),
    });
  }
}
