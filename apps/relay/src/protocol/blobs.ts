import { blobLimits } from '@qsl/contracts';
import { type Fields, fieldsOf, textOf } from './fields.js';

/** An attachment as events name it. */
export interface BlobRef {
  /** Hex SHA-256 of its bytes. */
  sha256: string;
  /** Bytes. */
  size: number;
  name: string;
  /** Media type. */
  type: string;
}

/** Bytes that one answer may carry: with base64 and its frame it stays below the link's megabyte. */
export const maxPartBytes = 512 * 1024;

export const sha256Hex = /^[0-9a-f]{64}$/;
const nameForm = /^[^\p{C}]{1,120}$/u;
const typeForm = /^(?=.{3,100}$)[\w.+-]+\/[\w.+-]+$/;

function sizeOf(fields: Fields): number {
  const { size } = fields;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1 || size > blobLimits.bytes)
    throw new SyntaxError('attribute blobs: size');
  return size;
}

function blobOf(value: unknown): BlobRef {
  const fields = fieldsOf(value, 'attribute blobs');
  return {
    sha256: textOf(fields, 'sha256', sha256Hex),
    size: sizeOf(fields),
    name: textOf(fields, 'name', nameForm),
    type: textOf(fields, 'type', typeForm),
  };
}

/** The attribute `blobs` of an event, which those without attachments do not have. @throws SyntaxError */
export function blobsOf(value: unknown): { blobs?: BlobRef[] } {
  if (value === undefined) return {};
  if (!Array.isArray(value) || value.length < 1 || value.length > blobLimits.perEvent)
    throw new SyntaxError('attribute blobs');
  return { blobs: value.map((entry: unknown) => blobOf(entry)) };
}

/** The bytes that an answer brings, where they are the next ones of what the event named; `null` where they cannot be. */
export function partOf(
  blob: BlobRef,
  asked: { offset: number; length: number },
  answer: { size: number; bytes: string },
): Buffer | null {
  const bytes = Buffer.from(answer.bytes, 'base64');
  const due = Math.min(asked.length, blob.size - asked.offset);
  return answer.size === blob.size && bytes.length === due ? bytes : null;
}
