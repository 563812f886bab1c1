import { Controller } from '@nestjs/common';
import {
  archiveTopicCall,
  closeTopicCall,
  concludeTopicCall,
  draftTopicCall,
  getTopicCall,
  listTopicCalls,
  openTopicCall,
  reviseTopicCall,
  type ActOnTopicCall,
  type Call,
  type DraftTopicCall,
  type ListTopicCalls,
  type ReviseTopicCall,
  type TopicCallPage,
  type TopicCallRef,
  type TopicCallView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { CallQueries } from './call.queries.js';
import { CallService } from './call.service.js';

@Controller()
export class CallController {
  constructor(
    private readonly calls: CallService,
    private readonly queries: CallQueries,
  ) {}

  @HandleRpc(listTopicCalls)
  list({ actor }: Call, body: ListTopicCalls): Promise<TopicCallPage> {
    return this.queries.list(actor, body);
  }

  @HandleRpc(getTopicCall)
  get({ actor }: Call, { id }: TopicCallRef): Promise<TopicCallView> {
    return this.queries.get(actor, id);
  }

  @HandleRpc(draftTopicCall)
  draft(call: Call, body: DraftTopicCall): Promise<TopicCallView> {
    return this.calls.draftCall(call, body);
  }

  @HandleRpc(reviseTopicCall)
  revise(call: Call, body: ReviseTopicCall): Promise<TopicCallView> {
    return this.calls.reviseCall(call, body);
  }

  @HandleRpc(openTopicCall)
  open(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    return this.calls.openCall(call, body);
  }

  @HandleRpc(closeTopicCall)
  close(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    return this.calls.closeCall(call, body);
  }

  @HandleRpc(concludeTopicCall)
  conclude(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    return this.calls.concludeCall(call, body);
  }

  @HandleRpc(archiveTopicCall)
  archive(call: Call, body: ActOnTopicCall): Promise<TopicCallView> {
    return this.calls.archiveCall(call, body);
  }
}
