import { Controller } from '@nestjs/common';
import { SealedNotes } from '@qsl/casework';
import {
  type Call,
  type ListSealedNotes,
  listSealedNotes,
  type SealedNotePage,
  type SealedNoteView,
  type SendSealedNote,
  sendSealedNote,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';

@Controller()
export class SealedNoteController {
  constructor(private readonly notes: SealedNotes) {}

  @HandleRpc(listSealedNotes)
  list(call: Call, body: ListSealedNotes): Promise<SealedNotePage> {
    return this.notes.list(call, body);
  }

  @HandleRpc(sendSealedNote)
  send(call: Call, body: SendSealedNote): Promise<SealedNoteView> {
    return this.notes.send(call, body);
  }
}
