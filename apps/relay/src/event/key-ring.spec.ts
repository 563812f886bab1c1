import { ConfigError, OfficeDirectory } from '@qsl/service-kit';
import { sm2Offices, temporaryFolder, testOffices, writeDirectory } from '@qsl/testing';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyRotation } from '../directory/key-rotation.js';
import { pinnedDirectory } from '../directory/open-directory.js';
import type { Directory } from '../protocol/directory.js';
import { KeyRing } from './key-ring.js';

const { city } = testOffices;
const { county } = sm2Offices;

function fileOf(key: KeyObject): string {
  const path = join(temporaryFolder('key-ring-'), 'signing.pem');
  writeFileSync(path, key.export({ format: 'pem', type: 'pkcs8' }));
  return path;
}

function directory(iid: string, signingKey = county.signingKey): Directory {
  const file = writeDirectory([sm2Offices.province, city, { ...county, signingKey }]);
  return pinnedDirectory(OfficeDirectory.read(file, iid));
}

const time = '2026-11-27T08:00:00Z';
const isSigned = (by: KeyRing, author: string, jws: string) => by.verify({ author, time }, { body: '甲', jws });

describe('the key ring', () => {
  it('signs with the office’s own key, of either algorithm, and each verifies the other', () => {
    const ofCounty = KeyRing.open(fileOf(county.privateKey), directory(county.iid), county.iid);
    const ofCity = KeyRing.open(fileOf(city.privateKey), directory(city.iid), city.iid);
    expect(isSigned(ofCity, county.iid, ofCounty.sign('甲'))).toBe(true);
    expect(isSigned(ofCounty, city.iid, ofCity.sign('甲'))).toBe(true);
    expect(isSigned(ofCounty, county.iid, ofCity.sign('甲'))).toBe(false);
  });

  it('refuses a key that the directory does not give this office, and one that no office can sign with', () => {
    const rotationWith = (key: KeyObject) => {
      const [file, known] = [fileOf(key), directory(county.iid)];
      return new KeyRotation({ file, self: county.iid, keys: KeyRing.open(file, known, county.iid), directory: known });
    };
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey;
    const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    for (const key of [city.privateKey, testOffices.county.privateKey]) {
      expect(() => rotationWith(key).requireListed()).toThrow('holds another key of x610303');
    }
    for (const key of [rsa, p256]) {
      expect(() => KeyRing.open(fileOf(key), directory(county.iid), county.iid)).toThrow(
        'neither an Ed25519 nor an SM2 key',
      );
    }
  });

  it('refuses a directory whose SM2 key is malformed, or is no point of the curve', () => {
    const malformed = () => directory(city.iid, county.signingKey.slice(0, -1));
    expect(malformed).toThrow(ConfigError);
    expect(malformed).toThrow('signingKey must be 43 base64url characters (Ed25519), or sm2: and 87 of them');
    const nowhere = `sm2:${Buffer.alloc(65, 4).toString('base64url')}`;
    expect(() => KeyRing.open(fileOf(city.privateKey), directory(city.iid, nowhere), city.iid)).toThrow(
      'the signingKey of x610303 is not a public key',
    );
  });
});
