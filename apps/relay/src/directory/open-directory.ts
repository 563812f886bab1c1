import { ConfigError, type OfficeDirectory } from '@qsl/service-kit';
import { readSigningKey } from '../event/key-ring.js';
import { Directory } from '../protocol/directory.js';
import { signDetached } from '../protocol/jws.js';
import { directoryText, publicKeyOf } from '../protocol/signature-algorithm.js';

/** The offices of the operator's file, before any card. @throws ConfigError where a key in it is none. */
export function pinnedDirectory(offices: OfficeDirectory): Directory {
  for (const { iid, signingKey } of offices.all) requireKey(`the signingKey of ${iid}`, signingKey);
  if (offices.registrar !== null) requireKey('registrar', offices.registrar);
  return new Directory(offices.all, offices.registrar);
}

/** How the registrar signs cards; `null` at every other office. @throws ConfigError where the key is not the directory's. */
export function registrarSigner(keyFile: string | undefined, directory: Directory): ((body: string) => string) | null {
  if (keyFile === undefined) return null;
  const key = readSigningKey('RELAY_REGISTRAR_KEY_FILE', keyFile);
  if (directoryText(key) !== directory.registrarKey)
    throw new ConfigError([`RELAY_REGISTRAR_KEY_FILE: the office directory names another registrar`]);
  return (body) => signDetached(body, key);
}

function requireKey(what: string, text: string): void {
  try {
    publicKeyOf(text);
  } catch {
    throw new ConfigError([`OFFICE_DIRECTORY: ${what} is not a public key`]);
  }
}
