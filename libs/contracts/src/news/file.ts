import { Matches } from 'class-validator';
import type { Role } from '../kernel/actor.js';
import { Acknowledgement, rpc } from '../kernel/rpc.js';

/** Who may send files to an office. */
export const fileSenders: readonly Role[] = ['staff', 'editor'];

export class OfficeFileRef {
  /** SHA-256 of the content, hex. */
  @Matches(/^[0-9a-f]{64}$/)
  id!: string;
}

export class FileAccess {
  /** Everybody may have it; else the caller may, and others not. */
  isPublic!: boolean;
}

/** Gateway → news: the caller has sent this file. Until it is attached it is theirs alone. Repeating it changes nothing. */
export const recordUpload = rpc('news.file.record_upload', OfficeFileRef, Acknowledgement);
/**
 * What is attached to an article is for those who may read it: to everybody once it is published, unless it is hidden or retracted here. What
 * the caller may not have is `notFound`.
 */
export const getFileAccess = rpc('news.file.access', OfficeFileRef, FileAccess);
