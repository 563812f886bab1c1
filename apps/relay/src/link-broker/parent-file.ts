import { ConfigError } from '@qsl/service-kit';
import { existsSync } from 'node:fs';
import { iidPattern, keyPattern } from '../protocol/card.js';
import { pinnedOf, type PinnedOffice } from '../protocol/directory.js';
import { listOf, parseFields, positiveOf, textOf, textOrNull } from '../protocol/fields.js';
import { read } from './read-setting.js';
import { writeSecret } from './write-secret.js';

/** PARENT_LINK_FILE: what this office learnt when it joined by an invitation, or moved by one. */
export interface ParentFile {
  parent: string;
  url: string;
  /** PEM. */
  ca: string | null;
  /** Public key of the registrar. */
  registrar: string;
  /** Serial of the card by which this office moved below this parent; `null` where it joined here. */
  since: number | null;
  /** Offices that no card may name, as the parent knows them. */
  offices: PinnedOffice[];
}

/** `null` where this office did not join by an invitation. @throws ConfigError where the file is broken */
export function readParentFile(path: string | undefined): ParentFile | null {
  if (path === undefined || !existsSync(path)) return null;
  try {
    const fields = parseFields(read('PARENT_LINK_FILE', path));
    return {
      parent: textOf(fields, 'parent', iidPattern),
      url: textOf(fields, 'url', /^(nats|tls):\/\//),
      ca: textOrNull(fields, 'ca', /^-----BEGIN/),
      registrar: textOf(fields, 'registrar', keyPattern),
      since: fields['since'] === undefined || fields['since'] === null ? null : positiveOf(fields, 'since'),
      offices: listOf(fields, 'offices', pinnedOf),
    };
  } catch (error) {
    if (error instanceof SyntaxError) throw new ConfigError([`PARENT_LINK_FILE: ${path}: ${error.message}`]);
    throw error;
  }
}

export const writeParentFile = (path: string, content: ParentFile): Promise<void> =>
  writeSecret(path, `${JSON.stringify(content, null, 2)}\n`);
