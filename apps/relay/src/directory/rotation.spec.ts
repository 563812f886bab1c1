import { OfficeDirectory } from '@qsl/service-kit';
import { temporaryFolder, testOffices, writeDirectory } from '@qsl/testing';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyRing } from '../event/key-ring.js';
import { SealRing } from '../event/seal-ring.js';
import { ChildSeeds } from '../link-broker/child-seeds.js';
import { linkKeyOf } from '../link-broker/office-keys.js';
import { decodeRequest } from '../protocol/card-request.js';
import { createSealingPrivateKey, readSealingKeys, sealingPem, sealingText } from '../protocol/sealing-key.js';
import { KeyRotation } from './key-rotation.js';
import { pinnedDirectory } from './open-directory.js';
import { SealingRotation } from './sealing-rotation.js';

const { county } = testOffices;

/** A county whose signing and sealing keys its directory names, in a folder of their own. */
function openKeys() {
  const folder = temporaryFolder('rotation-');
  const [file, sealingFile] = [join(folder, 'signing.pem'), join(folder, 'sealing.pem')];
  const sealingKey = createSealingPrivateKey();
  writeFileSync(file, county.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(sealingFile, sealingPem(sealingKey));
  const office = { ...county, sealingKey: sealingText(sealingKey) };
  const directory = pinnedDirectory(OfficeDirectory.read(writeDirectory([office]), county.iid));
  const [keys, ring, self] = [
    KeyRing.open(file, directory, county.iid),
    new SealRing(county.iid, directory),
    county.iid,
  ];
  const rotation = new KeyRotation({ file, self, keys, directory });
  const sealing = new SealingRotation({ file: sealingFile, self, ring, keys, rotation, directory });
  return { folder, sealingFile, office, rotation, ring, sealing };
}

describe('two people who do it at the same moment', () => {
  it('ask for a card with the one signing key that this office then has', async () => {
    const { rotation } = openKeys();
    const requests = await Promise.all([rotation.begin(), rotation.begin(), rotation.begin()]);
    const asked = new Set(requests.map(({ body }) => decodeRequest(body).signingKey));
    expect([...asked]).toEqual([rotation.view().nextKey]);
  });

  it('make one sealing key, and lose none', async () => {
    const { sealing, ring, sealingFile, office } = openKeys();
    await sealing.open();
    await Promise.all([sealing.begin(), sealing.begin()]);
    const kept = readSealingKeys(readFileSync(sealingFile, 'utf8')).map(sealingText);
    expect(kept).toEqual([office.sealingKey, ring.publicText]);
  });

  it('invite two children, and each has the seed that it was told of', async () => {
    const file = join(openKeys().folder, 'seeds.json');
    writeFileSync(file, '{}');
    const seeds = new ChildSeeds(file);
    const children = ['x610302', 'x610303', 'x610304'];
    const told = await Promise.all(children.map((child) => seeds.renew(child)));
    expect(children.map((child) => linkKeyOf(seeds.of(child) ?? ''))).toEqual(told);
  });
});
