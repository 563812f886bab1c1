import { Controller } from '@nestjs/common';
import {
  closeSession,
  openSession,
  resolveSession,
  type Acknowledgement,
  type Call,
  type OpenSession,
  type PersonView,
  type SessionToken,
  type SessionView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { WithoutIdempotency } from '@qsl/persistence';
import { SessionService } from './session.service.js';

@Controller()
@WithoutIdempotency()
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @HandleRpc(openSession)
  open(_call: Call, body: OpenSession): Promise<SessionView> {
    return this.sessions.openSession(body);
  }

  @HandleRpc(resolveSession)
  resolve(_call: Call, { token }: SessionToken): Promise<PersonView> {
    return this.sessions.resolveSession(token);
  }

  @HandleRpc(closeSession)
  close(_call: Call, { token }: SessionToken): Promise<Acknowledgement> {
    return this.sessions.closeSession(token);
  }
}
