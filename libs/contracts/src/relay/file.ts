import { IsBoolean, IsInt, IsOptional, Matches, Min } from 'class-validator';
import { rpc } from '../kernel/rpc.js';
import { Reasoned } from './operator-act.js';

/** Bytes of the largest file: 50 MiB, and one line more than what was left. */
export const mostCarriedBytes = 51 * 1024 ** 2;

/** Of the events that a file brought and that were not taken so many are named. */
export const mostRefusedNamed = 100;

/** Name of a file in the relay's exchange folder; never a path. */
const fileName = /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}\.qsl$/u;

export class ExportFile extends Reasoned {
  /** The neighbour for whom it is. */
  @Matches(/^[a-z]\d{6}$/)
  peer!: string;

  /** Made up from the offices and the time unless told. Where the log needs more than one file, the others are numbered: `name-2.qsl`. */
  @IsOptional()
  @Matches(fileName)
  name?: string;

  /** Number of the log behind which it begins; where the neighbour is known to stand unless told. */
  @IsOptional()
  @IsInt()
  @Min(0)
  after?: number;

  /** The neighbour's file in the exchange folder that this one answers: it begins at that one's receipt and brings the attachments it asks for. */
  @IsOptional()
  @Matches(fileName)
  answers?: string;

  /** It asks the neighbour for what this office has lost, and is answered by a file; nothing else is in it. */
  @IsOptional()
  @IsBoolean()
  request?: boolean;

  /** False: without attachments. */
  @IsOptional()
  @IsBoolean()
  attachments?: boolean;
}

export class FileRef {
  @Matches(fileName)
  name!: string;
}

export class ImportFile extends Reasoned {
  @Matches(fileName)
  name!: string;
}

export class CarriedFileView {
  name!: string;
  bytes!: number;
  /** `request`: its author asks for what it has lost; `replay`: the answer to that. */
  kind!: 'log' | 'request' | 'replay';
  /** Instance ids and names of its author and of the office that it is for. */
  from!: string;
  fromName!: string;
  to!: string;
  toName!: string;
  /** ISO 8601 UTC, by the author's clock. */
  at!: string;
  /** It holds the author's log of this epoch behind `after`, up to `upTo`. */
  epoch!: number;
  after!: number;
  upTo!: number;
  events!: number;
  cards!: number;
  /** Attachments that end in it. */
  attachments!: number;
  /** Events or attachments follow in a further file. */
  more!: boolean;
  /** The author's receipt: up to here it has the other's log. */
  receivedUpTo!: number;
}

export class ExportedFiles {
  /** Where the relay keeps them. */
  folder!: string;
  files!: CarriedFileView[];
}

export class ShownFile {
  file!: CarriedFileView;
  /** `null` where the author sealed it and it comes from or goes to this office; else `signature` or `not_for_us`. */
  fault!: string | null;
}

export class RefusedEventView {
  eventId!: string;
  /** `malformed`; `signature`: its author's does not verify; `author_not_on_route`, `wrong_side`: it cannot have come by this way. */
  fault!: string;
}

export class ImportedFile {
  file!: CarriedFileView;
  /** Events of the author's log that had not been received before. */
  taken!: number;
  /** Those of them that failed a check and have no effect, the first 100. */
  refused!: RefusedEventView[];
  /** Attachments that it made whole. */
  attachments!: number;
  /** Attachments that are still to be had of the author, at most 1,000 of them. */
  missing!: number;
}

/** Writes down for a neighbour whose line is dead what it lacks. */
export const exportFile = rpc('relay.file.export', ExportFile, ExportedFiles);
/** Takes in what a neighbour's file brings; the same file again changes nothing. */
export const importFile = rpc('relay.file.import', ImportFile, ImportedFile);
export const showFile = rpc('relay.file.show', FileRef, ShownFile);
