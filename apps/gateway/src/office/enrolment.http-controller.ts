import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  approveInvitation,
  InvitationAct,
  inviteOffice,
  InviteOffice,
  joinParent,
  JoinParent,
  listInvitations,
  PageQuery,
  withdrawInvitation,
  type Acknowledgement,
  type Call,
  type InvitationCode,
  type InvitationList,
  type JoinView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Act, Create, Read } from '../http/route.js';
import { OpenWhileRecovering } from '../recovery/write.guard.js';

/** The broker takes an account in some seconds; the office that joins asks its parent over the link, and the root. */
const patienceMs = 14_000;

/** How an office gets below another: administrators alone. */
@ApiTags('office')
@OpenWhileRecovering()
@Controller('links')
export class EnrolmentHttpController {
  constructor(private readonly bus: Bus) {}

  @Read('invitations', listInvitations, '邀请下级接入的记录')
  listInvitations(call: Call, query: PageQuery): Promise<InvitationList> {
    return this.bus.call(listInvitations, query, call);
  }

  @Create('invitations', inviteOffice, '邀请新的下级机构接入')
  inviteOffice(call: Call, body: InviteOffice): Promise<InvitationCode> {
    return this.bus.call(inviteOffice, body, call, { timeoutMs: patienceMs });
  }

  @Act('invitations/approve', approveInvitation, '批准下级机构接入')
  approveInvitation(call: Call, body: InvitationAct): Promise<Acknowledgement> {
    return this.bus.call(approveInvitation, body, call);
  }

  @Act('invitations/withdraw', withdrawInvitation, '撤回邀请')
  withdrawInvitation(call: Call, body: InvitationAct): Promise<Acknowledgement> {
    return this.bus.call(withdrawInvitation, body, call);
  }

  @Act('join', joinParent, '凭接入码接入上级')
  joinParent(call: Call, body: JoinParent): Promise<JoinView> {
    return this.bus.call(joinParent, body, call, { timeoutMs: patienceMs });
  }
}
