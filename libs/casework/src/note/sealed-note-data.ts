import { IsString, MaxLength } from 'class-validator';

/** What a sealed note says, before it is sealed and for those who can open it. */
export class SealedNoteData {
  @IsString()
  @MaxLength(4_000)
  text!: string;
}
