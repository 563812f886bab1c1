import { temporaryFolder, testOffices, type TestOffice, writeDirectory } from '@qsl/testing';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinkKey, createSigningKey } from '../src/link-broker/index.js';
import { RelayOffice } from './relay-office.js';

/** An office whose site was opened and that knows nobody yet; its keys are its own. */
export async function openAlone(
  facts: Partial<TestOffice> = {},
  settings: Record<string, string> = {},
): Promise<RelayOffice> {
  const folder = temporaryFolder('invited-');
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const { privateKeyPem, publicKey } = createSigningKey();
  const { privateKey } = generateKeyPairSync('ed25519');
  const office: TestOffice = {
    ...testOffices.county,
    iid: 'x610302',
    name: '渭滨区政协',
    areaCode: '610302',
    signingKey: publicKey,
    privateKey,
    ...facts,
  };
  return RelayOffice.open(office, {
    ...settings,
    OFFICE_DIRECTORY: writeDirectory([office]),
    FILES_FOLDER: join(folder, 'files'),
    RELAY_MARKER_FILE: join(folder, 'marker.json'),
    RELAY_SIGNING_KEY_FILE: file('signing.pem', privateKeyPem),
    PARENT_LINK_SEED_FILE: file('parent.seed', createLinkKey().seed),
    PARENT_LINK_FILE: join(folder, 'parent.json'),
  });
}
