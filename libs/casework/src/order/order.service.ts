import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  DomainError,
  notFound,
  versionConflict,
  type Call,
  type EventKind,
  type ListOrders,
  type OrderCommand,
  type OrderPage,
  type OrderRef,
  type OrderView,
  type SubmitReply,
} from '@qsl/contracts';
import { olderThan, pageOf, pageSize } from '@qsl/persistence';
import { requireRole } from '@qsl/state-table';
import { followOrders } from '../case/case-moves.js';
import { CaseWork } from '../case/case-work.js';
import { canSeeOrder, seesWholeOffice, unitOf } from '../case/case.policy.js';
import type { Dossier } from '../matter/dossier.js';
import { Dossiers } from '../matter/dossiers.js';
import { rootOf } from '../matter/root-of.js';
import { Timeline } from '../timeline/timeline.js';
import { HandlingOrder } from './order.entity.js';
import { moveOrder } from './order-moves.js';
import { orderMachine, type OrderAction } from './order.transitions.js';
import { orderWho, toOrderView } from './order.view.js';

/** What a unit does with its orders. */
@Injectable()
export class OrderService {
  constructor(
    private readonly em: EntityManager,
    private readonly dossiers: Dossiers,
    private readonly timeline: Timeline,
  ) {}

  signOrder(call: Call, body: OrderCommand): Promise<OrderView> {
    return this.change(call, body, {
      action: 'sign',
      apply: (order, work) => {
        order.signedAt = work.now;
        return { kind: 'order.signed', text: `${order.unitName}已签收。` };
      },
    });
  }

  submitReply(call: Call, body: SubmitReply): Promise<OrderView> {
    return this.change(call, body, {
      action: 'submit',
      apply: (order) => {
        const { body: text, adopted, planned, notAdopted, contact } = body.reply;
        Object.assign(order, { reply: { body: text, adopted, planned, notAdopted, contact }, grade: body.grade });
        order.sentBackReason = null;
        return { kind: 'order.submitted', text: `${order.unitName}已报送复文。` };
      },
    });
  }

  async getOrder(call: Call, { id }: OrderRef): Promise<OrderView> {
    const dossier = await this.dossiers.read(await rootOf(this.em, HandlingOrder, { id, what: 'order' }));
    if (!dossier) throw notFound('order');
    return this.view(call, dossier, visibleOrder(call, dossier, id));
  }

  /** Newest first. */
  async listOrders(call: Call, query: ListOrders): Promise<OrderPage> {
    const size = pageSize(query);
    const rows = await this.em.find(
      HandlingOrder,
      {
        ...listable(call),
        ...(query.state ? { state: query.state } : {}),
        ...olderThan(query.cursor),
      },
      { orderBy: { id: 'desc' }, limit: size + 1 },
    );
    const { items, nextCursor } = pageOf(rows, size);
    const dossiers = await this.dossiers.readAll(items.map(({ rootCaseId }) => rootCaseId));
    return {
      items: items.flatMap((order) => {
        const dossier = dossiers.get(order.rootCaseId);
        return dossier ? [this.view(call, dossier, order)] : [];
      }),
      nextCursor,
    };
  }

  private async change(
    call: Call,
    { id, expectedVersion }: OrderCommand,
    {
      action,
      apply,
    }: {
      action: OrderAction;
      apply: (order: HandlingOrder, work: CaseWork) => { kind: EventKind<'suggestion'>; text: string };
    },
  ): Promise<OrderView> {
    const rootCaseId = await rootOf(this.em, HandlingOrder, { id, what: 'order' });
    await this.dossiers.change(rootCaseId, async (dossier) => {
      const order = visibleOrder(call, dossier, id);
      const subject = dossier.caseOf(order.caseId);
      if (!subject) throw notFound('order');
      const who = orderWho(call.actor, order);
      requireRole(orderMachine, action, who);
      if (order.version !== expectedVersion) throw versionConflict('order', order.version);
      const work = new CaseWork(this.timeline, dossier, subject, {
        who: ['office'],
        label: order.unitName,
        personId: call.actor.personId,
      });
      moveOrder(order, subject, { action, who });
      const { kind, text } = apply(order, work);
      followOrders(dossier, subject, work.now);
      work.record(kind, text, { order });
    });
    return this.getOrder(call, { id });
  }

  private view({ actor }: Call, dossier: Dossier, order: HandlingOrder): OrderView {
    const subject = dossier.caseOf(order.caseId);
    if (!subject) throw notFound('order');
    return toOrderView(order, subject, { actor, now: new Date() });
  }
}

function visibleOrder({ actor }: Call, dossier: Dossier, id: string): HandlingOrder {
  const order = dossier.orders.find((one) => one.id === id);
  if (!order || !canSeeOrder(actor, order)) throw notFound('order');
  return order;
}

function listable({ actor }: Call): { unitId?: string } {
  if (seesWholeOffice(actor)) return {};
  const unitId = unitOf(actor);
  if (unitId) return { unitId };
  throw new DomainError('forbidden', 'order.office_only', {
    zh: '交办单仅供工作人员和承办单位查看。',
    en: 'Orders are for the office and its handling units only.',
  });
}
