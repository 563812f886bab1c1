import type { AnnouncedMatter } from '@qsl/contracts';
import { createHash } from 'node:crypto';

/** Namespace of the ids of notices. */
const namespace = Buffer.from('6f1d3c2e8a4b4d0c9b5e2f7a1c3d5e7f', 'hex');

/** UUIDv5 (RFC 9562) of person, matter and day: a notice that is made again is the same notice. */
export function noticeIdOf(personId: string, { kind, id }: AnnouncedMatter, day: string): string {
  const bytes = createHash('sha1')
    .update(namespace)
    .update(`${personId}/${kind}/${id}/${day}`)
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
