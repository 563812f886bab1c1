import { ConfigError, type OfficeDirectory } from '@qsl/service-kit';
import { readSigningKey } from '../event/key-ring.js';
import { readMove } from '../link-broker/move-file.js';
import { readParentFile } from '../link-broker/parent-file.js';
import { Directory } from '../protocol/directory.js';
import { signDetached } from '../protocol/jws.js';
import { directoryText, publicKeyOf } from '../protocol/signature-algorithm.js';
import type { RelayConfig } from '../relay.config.js';

/** The offices of the operator's file and those that the parent told of, before any card. @throws ConfigError where a key is none. */
export function pinnedDirectory(
  offices: OfficeDirectory,
  { parentLinkFile }: Pick<RelayConfig, 'parentLinkFile'> = {},
): Directory {
  const joined = readParentFile(parentLinkFile);
  const registrar = offices.registrar ?? joined?.registrar ?? null;
  const move = readMove(parentLinkFile);
  const pinned = [...offices.all, ...(joined?.offices ?? []), ...(move === null ? [] : [move.invitation.parent])];
  for (const { iid, signingKey } of pinned) requireKey(`the signingKey of ${iid}`, signingKey);
  if (registrar !== null) requireKey('registrar', registrar);
  const directory = new Directory(pinned, registrar);
  const { iid } = offices.self;
  if (joined !== null && joined.since !== null)
    directory.rememberMove({ iid, parent: joined.parent, since: joined.since });
  return directory;
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
