import { Controller } from '@nestjs/common';
import {
  type Call,
  type JournalList,
  type JournalVerdict,
  listJournal,
  Nothing,
  PageQuery,
  verifyJournal,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { requireAdmin } from '../operator/operator.policy.js';
import { JournalService } from './journal.service.js';

@Controller()
export class JournalController {
  constructor(private readonly journal: JournalService) {}

  @HandleRpc(listJournal)
  async list(call: Call, body: PageQuery): Promise<JournalList> {
    requireAdmin(call);
    return this.journal.list(body);
  }

  @HandleRpc(verifyJournal)
  async verify(call: Call, _body: Nothing): Promise<JournalVerdict> {
    requireAdmin(call);
    return this.journal.verify();
  }
}
