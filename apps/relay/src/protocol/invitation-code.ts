import { iidPattern, keyPattern, momentPattern } from './card.js';
import { pinnedOf, type PinnedOffice } from './directory.js';
import { fieldsOf, parseFields, textOf, textOrNull } from './fields.js';

/** What an invited office has to know before it can ask its parent anything. */
export interface InvitationCode {
  /** The id that the office is to have. */
  iid: string;
  parent: PinnedOffice;
  /** Public key of the registrar. */
  registrar: string;
  /** The parent's link broker, and the PEM of the authority that vouches for it; `null` where the machine's own authorities do. */
  url: string;
  ca: string | null;
  /** nkey seed: one account, one subject, until the office has joined or the code has expired. */
  seed: string;
  /** ISO 8601 UTC. */
  expiresAt: string;
}

const prefix = 'qsl1.';
const seedPattern = /^SU[A-Z2-7]{56}$/;
const urlPattern = /^(nats|tls):\/\/\S{1,200}$/;
const pemPattern = /^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]{1,5000}\n-----END CERTIFICATE-----\s*$/;

export function encodeInvitation(code: InvitationCode): string {
  return prefix + Buffer.from(JSON.stringify(code), 'utf8').toString('base64url');
}

/** @throws SyntaxError where the text is no code. */
export function decodeInvitation(text: string): InvitationCode {
  if (!text.startsWith(prefix)) throw new SyntaxError('prefix');
  const fields = parseFields(Buffer.from(text.slice(prefix.length), 'base64url').toString('utf8'));
  return {
    iid: textOf(fields, 'iid', iidPattern),
    parent: pinnedOf(fieldsOf(fields['parent'], 'parent')),
    registrar: textOf(fields, 'registrar', keyPattern),
    url: textOf(fields, 'url', urlPattern),
    ca: textOrNull(fields, 'ca', pemPattern),
    seed: textOf(fields, 'seed', seedPattern),
    expiresAt: textOf(fields, 'expiresAt', momentPattern),
  };
}
