import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';

export class ListSealedNotes extends PageQuery {
  /** Of the case. */
  @IsUUID()
  id!: string;
}

export class SendSealedNote {
  /** Of the case. */
  @IsUUID()
  id!: string;

  /** Instance id of the one office that is to read it; on the matter's route. */
  @Matches(/^[a-z]\d{6}$/)
  toInstance!: string;

  @IsString()
  @Length(5, 1000)
  text!: string;
}

/** A note from one office on a matter's route to another one, which no office between can read (密封说明). */
export class SealedNoteView {
  id!: string;
  /** ISO 8601 UTC, by the clock of the office that sent it. */
  at!: string;
  /** Instance ids. */
  from!: string;
  fromName!: string;
  to!: string;
  toName!: string;
  /** `null` where it is sealed to another office: that there is a note is all that is known here. */
  text!: string | null;
}

/** An office on the route that a note can be addressed to. */
export class NoteAddressee {
  iid!: string;
  name!: string;
  /** Whether it has a sealing key; nothing can be sealed to it otherwise. */
  hasKey!: boolean;
}

/** Newest first. */
export class SealedNotePage {
  items!: SealedNoteView[];
  nextCursor!: string | null;
  /** Of a new note. */
  addressees!: NoteAddressee[];
}

/** For staff and leaders. */
export const listSealedNotes = rpc('suggestions.note.list', ListSealedNotes, SealedNotePage);
/** Staff or leader: the offices between pass it on and cannot read it. */
export const sendSealedNote = rpc('suggestions.note.send', SendSealedNote, SealedNoteView);
