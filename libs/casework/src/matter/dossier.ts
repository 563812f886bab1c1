import type { EntityManager } from '@mikro-orm/postgresql';
import type { TransferState } from '@qsl/contracts';
import type { Case } from '../case/case.entity.js';
import type { HandlingOrder } from '../order/order.entity.js';
import type { Transfer } from '../transfer/transfer.entity.js';
import type { Matter } from './matter.entity.js';
import { holderOf, routeOf } from './route.js';

/** Everything that this office has on one matter (卷宗); what a command decides on and changes. */
export interface DossierParts {
  matter: Matter;
  cases: Case[];
  orders: HandlingOrder[];
  transfers: Transfer[];
}

const over: readonly TransferState[] = ['returned', 'confirmed', 'recalled'];

export class Dossier {
  readonly matter: Matter;
  readonly cases: Case[];
  readonly orders: HandlingOrder[];
  readonly transfers: Transfer[];

  constructor(
    readonly em: EntityManager,
    /** Instance id of this office. */
    readonly self: string,
    parts: DossierParts,
  ) {
    ({ matter: this.matter, cases: this.cases, orders: this.orders, transfers: this.transfers } = parts);
  }

  get isAtOrigin(): boolean {
    return this.matter.origin === this.self;
  }

  addCase(added: Case): Case {
    this.cases.push(added);
    this.em.persist(added);
    return added;
  }

  addOrder(added: HandlingOrder): HandlingOrder {
    this.orders.push(added);
    this.em.persist(added);
    return added;
  }

  addTransfer(added: Transfer): Transfer {
    this.transfers.push(added);
    this.em.persist(added);
    return added;
  }

  caseOf(id: string | null): Case | null {
    return this.cases.find((one) => one.id === id) ?? null;
  }

  transferOf(id: string | null): Transfer | null {
    return this.transfers.find((one) => one.id === id) ?? null;
  }

  ordersOf(subject: Case): HandlingOrder[] {
    return this.orders.filter(({ caseId }) => caseId === subject.id);
  }

  /** The transfer by which a case came here. */
  inboundOf(subject: Case): Transfer | null {
    return this.transferOf(subject.inboundTransferId);
  }

  /** The one transfer by which a case has left or is about to leave, until it is over. */
  openOutboundOf(subject: Case): Transfer | null {
    return (
      this.transfers.find(
        ({ caseId, fromInstance, state }) =>
          caseId === subject.id && fromInstance === this.self && !over.includes(state),
      ) ?? null
    );
  }

  /** Offices from the origin to this one, by the way on which a case came. */
  pathOf(subject: Case): string[] {
    return this.inboundOf(subject)?.path ?? [this.self];
  }

  get route(): string[] {
    return routeOf(this.matter.origin, this.transfers);
  }

  /** The route as an own event names it: its author is on it even after a return. */
  get eventRoute(): string[] {
    return [...new Set([...this.route, this.self])];
  }

  /** Brings what follows from the transfers in step with them. */
  settle(): void {
    this.matter.holder = holderOf(this.matter.origin, this.transfers);
  }
}
