import { Controller } from '@nestjs/common';
import {
  type Acknowledgement,
  approveInvitation,
  type Call,
  InvitationAct,
  type InvitationCode,
  type InvitationList,
  inviteOffice,
  InviteOffice,
  joinParent,
  JoinParent,
  type JoinView,
  listInvitations,
  MoveBelow,
  moveBelow,
  PageQuery,
  withdrawInvitation,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { WithoutIdempotency } from '@qsl/persistence';
import { deedOf, requireAdmin } from '../operator/operator.policy.js';
import { InvitationService } from './invitation.service.js';
import { ParentJoiner } from './parent-joiner.js';
import { ParentMover } from './parent-mover.js';

/** A code is kept nowhere, not even as an answer that could be given again. */
@WithoutIdempotency()
@Controller()
export class EnrolmentController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly joiner: ParentJoiner,
    private readonly mover: ParentMover,
  ) {}

  @HandleRpc(inviteOffice)
  invite(call: Call, { iid, hours, reason }: InviteOffice): Promise<InvitationCode> {
    return this.invitations.invite(iid, hours, deedOf(call, reason));
  }

  @HandleRpc(listInvitations)
  async list(call: Call, query: PageQuery): Promise<InvitationList> {
    requireAdmin(call);
    return this.invitations.list(query);
  }

  @HandleRpc(approveInvitation)
  async approve(call: Call, { iid, reason }: InvitationAct): Promise<Acknowledgement> {
    await this.invitations.approve(iid, deedOf(call, reason));
    return { ok: true };
  }

  @HandleRpc(withdrawInvitation)
  async withdraw(call: Call, { iid, reason }: InvitationAct): Promise<Acknowledgement> {
    await this.invitations.withdraw(iid, deedOf(call, reason));
    return { ok: true };
  }

  @HandleRpc(joinParent)
  join(call: Call, { invitationCode }: JoinParent): Promise<JoinView> {
    return this.joiner.join(invitationCode, deedOf(call, '凭接入码接入上级'));
  }

  @HandleRpc(moveBelow)
  move(call: Call, { invitationCode, reason }: MoveBelow): Promise<JoinView> {
    return this.mover.move(invitationCode, deedOf(call, reason));
  }
}
