import { createHash } from 'node:crypto';

const namespaceBytes = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/** Id of the matter of an office's reports on a call: the UUIDv5 (RFC 9562, 5.5) of the office's instance id in the call's namespace. */
export function reportIdOf(callId: string, office: string): string {
  const hash = createHash('sha1').update(namespaceBytes(callId)).update(office).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
