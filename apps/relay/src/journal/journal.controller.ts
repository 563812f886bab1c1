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
import { JournalService } from './journal.service.js';

@Controller()
export class JournalController {
  constructor(private readonly journal: JournalService) {}

  @HandleRpc(listJournal)
  list(_call: Call, body: PageQuery): Promise<JournalList> {
    return this.journal.list(body);
  }

  @HandleRpc(verifyJournal)
  verify(_call: Call, _body: Nothing): Promise<JournalVerdict> {
    return this.journal.verify();
  }
}
