import {
  createLinkKey,
  createSealingKey,
  createSigningKey,
  type LinkKey,
  type SealingKey,
  type SigningKey,
} from '@qsl/relay/link-broker';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfficeView } from '@qsl/contracts';
import { childrenOf } from '../offices.js';

/** The secrets of one office. */
interface OfficeKeys {
  signing: SigningKey;
  /** Absent in keys of before: then the office's relay makes one at its start. */
  sealing?: SealingKey;
  /** Opens this office's account at its parent's link broker. */
  toParent: LinkKey;
  /** Opens each child's account at this office's own link broker. */
  toChildren: Record<string, LinkKey>;
  /** Signs the cards of all offices: at the root alone. */
  registrar?: SigningKey;
}

/** Keys of all offices, made once and kept. Only a demonstration has them in one place. */
export type TreeKeys = Record<string, OfficeKeys>;

/** Where an office's services read their secrets. */
export interface KeyFiles {
  signingKeyFile: string;
  sealingKeysFile: string;
  parentSeedFile: string;
  childSeedsFile: string;
  registrarKeyFile?: string;
}

const secret = { mode: 0o600 };

export function treeKeys(folder: string, offices: readonly OfficeView[]): TreeKeys {
  const file = join(folder, 'keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as TreeKeys;
  const keys = Object.fromEntries(
    offices.map(({ iid, parent }) => {
      const toChildren = Object.fromEntries(childrenOf(iid, offices).map((child) => [child.iid, createLinkKey()]));
      const registrar = parent === null && { registrar: createSigningKey() };
      const own = { signing: createSigningKey(), sealing: createSealingKey(), toParent: createLinkKey() };
      return [iid, { ...own, toChildren, ...registrar }];
    }),
  );
  writeFileSync(file, JSON.stringify(keys), secret);
  return keys;
}

export function keysOf(keys: TreeKeys, iid: string): OfficeKeys {
  const own = keys[iid];
  if (!own) throw new Error(`${iid} has no keys; npm run reset makes new ones`);
  return own;
}

/** Seeds of offices that joined later stay. */
const readSeeds = (file: string): Record<string, string> =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};

/** Writes one office's secrets as the files that its settings name. Signing and sealing keys that are there stay: they may have been rotated. */
export function writeKeyFiles(folder: string, iid: string, own: OfficeKeys): KeyFiles {
  const { signing, sealing, toParent, toChildren, registrar } = own;
  const seeds = Object.fromEntries(Object.entries(toChildren).map(([child, { seed }]) => [child, seed]));
  const fileOf = (name: string): string => join(folder, `${iid}.${name}`);
  const write = (name: string, content: string): string => {
    writeFileSync(fileOf(name), content, secret);
    return fileOf(name);
  };
  const keep = (name: string, content: string): string =>
    existsSync(fileOf(name)) ? fileOf(name) : write(name, content);
  return {
    signingKeyFile: keep('signing.pem', signing.privateKeyPem),
    sealingKeysFile: sealing ? keep('sealing.pem', sealing.privateKeyPem) : fileOf('sealing.pem'),
    ...(registrar && { registrarKeyFile: write('registrar.pem', registrar.privateKeyPem) }),
    parentSeedFile: write('parent.seed', toParent.seed),
    childSeedsFile: write(
      'children.json',
      JSON.stringify({ ...readSeeds(join(folder, `${iid}.children.json`)), ...seeds }),
    ),
  };
}
