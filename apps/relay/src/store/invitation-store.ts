import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { InvitationState, PageQuery } from '@qsl/contracts';
import { olderThan, pageOf, pageSize } from '@qsl/persistence';
import { type Invitation, liveStates } from '../protocol/enrolment.js';
import type { JoinQuestion } from '../protocol/join-messages.js';
import { InvitationRow } from './invitation.entity.js';

/** Invitations, in PostgreSQL. */
@Injectable()
export class InvitationStore {
  constructor(private readonly em: EntityManager) {}

  /** Adds an invitation; an earlier one of the same id that still works is withdrawn. */
  async add(invitation: Omit<Invitation, 'id' | 'state' | 'body' | 'proof' | 'approvedBy'>): Promise<Invitation> {
    return this.em.fork().transactional(async (em) => {
      await em.nativeUpdate(InvitationRow, this.liveOf(invitation.iid), { state: 'withdrawn' });
      return em.create(InvitationRow, invitation, { partial: true });
    });
  }

  /** Those whose code still works. */
  live(): Promise<Invitation[]> {
    return this.em.fork().find(InvitationRow, { state: { $in: [...liveStates] } }, { orderBy: { id: 'asc' } });
  }

  liveFor(iid: string): Promise<Invitation | null> {
    return this.em.fork().findOne(InvitationRow, this.liveOf(iid));
  }

  /** Keeps what the office asks for. False where the invitation has gone on meanwhile. */
  async keepRequest(id: string, { body, proof }: JoinQuestion): Promise<boolean> {
    const open = { id, state: { $in: ['open' as const, 'asked' as const] } };
    return (await this.em.fork().nativeUpdate(InvitationRow, open, { state: 'asked', body, proof })) === 1;
  }

  /** Goes on from one state. False where it is not in it any more. */
  async move(
    { id, state }: Pick<Invitation, 'id' | 'state'>,
    to: InvitationState,
    more: { approvedBy?: string } = {},
  ): Promise<boolean> {
    return (await this.em.fork().nativeUpdate(InvitationRow, { id, state }, { state: to, ...more })) === 1;
  }

  /** Newest first. */
  async list(query: PageQuery): Promise<{ items: Invitation[]; nextCursor: string | null }> {
    const size = pageSize(query);
    const rows = await this.em.fork().find(InvitationRow, olderThan(query.cursor), {
      orderBy: { id: 'desc' },
      limit: size + 1,
    });
    return pageOf(rows, size);
  }

  private liveOf(iid: string) {
    return { iid, state: { $in: [...liveStates] } };
  }
}
