import { createHash } from 'node:crypto';

/** A UUID of version 5 (RFC 9562, 5.5): SHA-1 of a namespace and a name in it. */
export function uuidv5(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The matter that is one office's part in a consultation: nobody can claim another's, and a lost one is found again. */
export const participationId = (consultationId: string, iid: string): string => uuidv5(consultationId, iid);
