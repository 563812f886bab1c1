import type { OfficeCard } from '@qsl/service-kit';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.js';

/** An office of the test tree with the key it signs with, and the one it opens with what was sealed to it. */
export interface TestOffice extends OfficeCard {
  privateKey: KeyObject;
  sealingPrivateKey: KeyObject;
}

interface TestKeys {
  publicKey: string;
  privateKey: KeyObject;
}

function textsOf({ publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }): TestKeys {
  const { x } = publicKey.export({ format: 'jwk' });
  if (!x) throw new Error('An Ed25519 or X25519 public key has an x coordinate');
  return { publicKey: x, privateKey };
}

const keyPair = (): TestKeys => textsOf(generateKeyPairSync('ed25519'));

function office(facts: Omit<OfficeCard, 'signingKey'>): TestOffice {
  const [signing, sealing] = [keyPair(), textsOf(generateKeyPairSync('x25519'))];
  const own = { privateKey: signing.privateKey, sealingPrivateKey: sealing.privateKey };
  return { ...facts, signingKey: signing.publicKey, sealingKey: sealing.publicKey, ...own };
}

/** The same office with an SM2 key, read back from its encoding: only then does Node sign SM2 with it. */
function signingSm2(office: TestOffice): TestOffice {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
  const point = publicKey.export({ format: 'der', type: 'spki' }).subarray(-65);
  const own = createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  return { ...office, signingKey: `sm2:${point.toString('base64url')}`, privateKey: own };
}

/** Who signs the cards of the test tree's offices. */
export const testRegistrar = keyPair();

/** A province, a city below it, and a county below that. */
export const testOffices = {
  province: office({ iid: 'p610000', name: '陕西省政协', tier: 'province', areaCode: '610000', parent: null }),
  city: office({ iid: 'c610300', name: '宝鸡市政协', tier: 'city', areaCode: '610300', parent: 'p610000' }),
  county: office({ iid: 'x610303', name: '金台区政协', tier: 'county', areaCode: '610303', parent: 'c610300' }),
};

/** The same with a county that signs with SM2, as the offices above it do not. */
export const sm2Offices = { ...testOffices, county: signingSm2(testOffices.county) };

/** The three with a second county below the city. */
export const fourOffices = {
  ...testOffices,
  neighbour: office({ iid: 'x610302', name: '渭滨区政协', tier: 'county', areaCode: '610302', parent: 'c610300' }),
};

/** Writes an office directory file and returns its path; `registrar`: the public key of who signs cards. */
export function writeDirectory(offices: OfficeCard[] = Object.values(testOffices), registrar?: string): string {
  const path = join(temporaryFolder('offices-'), 'offices.json');
  const cards = offices.map(({ iid, name, tier, areaCode, parent, signingKey, sealingKey }) => ({
    iid,
    name,
    tier,
    areaCode,
    parent,
    signingKey,
    sealingKey,
  }));
  writeFileSync(path, JSON.stringify({ registrar, offices: cards }));
  return path;
}
