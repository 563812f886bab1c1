import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  listSealedNotes,
  ListSealedNotes,
  sendSealedNote,
  SendSealedNote,
  type Call,
  type SealedNotePage,
  type SealedNoteView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Create, Read } from '../http/route.js';

@ApiTags('cases')
@Controller('cases/:id/sealed-notes')
export class SealedNoteHttpController {
  constructor(private readonly bus: Bus) {}

  @Read('', listSealedNotes, '密封说明列表')
  list(call: Call, query: ListSealedNotes): Promise<SealedNotePage> {
    return this.bus.call(listSealedNotes, query, call);
  }

  @Create('', sendSealedNote, '发送密封说明')
  send(call: Call, body: SendSealedNote): Promise<SealedNoteView> {
    return this.bus.call(sendSealedNote, body, call);
  }
}
