import { temporaryFolder, testOffices } from '@qsl/testing';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConformKit } from './conform-kit.js';
import { anEvent, RelayOffice } from './relay-office.js';
import { faults, StandIn } from './stand-in.js';
import { LinkBroker } from './three-offices.js';

const { county, city } = testOffices;

/** The county's relay, set up by what the kit has written into its folder. */
function openCounty(kit: ConformKit, way: { url: string; seedFile: string }): Promise<RelayOffice> {
  const folder = temporaryFolder('conform-county-');
  const key = join(folder, 'county.pem');
  writeFileSync(key, county.privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  return RelayOffice.open(county, {
    OFFICE_DIRECTORY: join(kit.folder, 'directory.json'),
    RELAY_SIGNING_KEY_FILE: key,
    RELAY_SEALING_KEYS_FILE: join(folder, 'sealing.pem'),
    RELAY_MARKER_FILE: join(folder, 'marker.json'),
    FILES_FOLDER: join(folder, 'files'),
    PARENT_LINK_URL: way.url,
    PARENT_LINK_SEED_FILE: way.seedFile,
  });
}

describe('the conformance kit', () => {
  it('finds nothing wrong with this project’s own relay', async () => {
    const kit = await ConformKit.create(temporaryFolder('conform-'));
    const opened: RelayOffice[] = [];
    const { code, results, errors } = await kit.run([], {
      given: async () => opened.push(await openCounty(kit, { url: kit.url, seedFile: join(kit.folder, 'link.nk') })),
      please: async ({ events = 1, bytes = 0, isOneMatter }) => {
        const { rootCaseId } = anEvent([]);
        const data = { text: '协'.repeat(bytes / 3) };
        for (let left = events; left > 0; left -= 1)
          await opened[0]?.submit(anEvent([county.iid, city.iid], { data, ...(isOneMatter && { rootCaseId }) }));
      },
    });
    await opened[0]?.close();
    expect({ errors, bad: results.filter(({ outcome }) => outcome !== 'pass') }).toEqual({ errors: '', bad: [] });
    expect(results.length).toBeGreaterThan(45);
    expect(code).toBe(0);
  }, 480_000);

  describe('in front of an office that breaks one rule', () => {
    let kit: ConformKit;
    let broker: LinkBroker;
    let office: RelayOffice;
    let standIn: StandIn;

    beforeAll(async () => {
      kit = await ConformKit.create(temporaryFolder('conform-'));
      broker = await LinkBroker.create(temporaryFolder('conform-broker-'), city.iid, { children: [county.iid] });
      const seedFile = join(temporaryFolder('conform-seed-'), 'link.nk');
      writeFileSync(seedFile, broker.seeds.child, { mode: 0o600 });
      await kit.run(['--only', 'greets'], {
        given: async () => {
          office = await openCounty(kit, { url: broker.url, seedFile });
          const seed = readFileSync(join(kit.folder, 'link.nk'), 'utf8');
          const names = { child: county.iid, parent: city.iid };
          standIn = await StandIn.open(names, { url: broker.url, seed: broker.seeds.parent }, { url: kit.url, seed });
        },
      });
    });

    afterAll(async () => {
      await standIn.close();
      await office.close();
      await broker.kill();
    });

    it.each(Object.keys(faults))('fails it at %s', async (check) => {
      standIn.fault = faults[check]?.() ?? {};
      const { results, code, errors } = await kit.run(['--only', check, '--bus', office.busUrl], {});
      expect(errors).toBe('');
      standIn.fault = {};
      expect(results.map(({ check: name, outcome }) => [name, outcome])).toEqual([[check, 'fail']]);
      expect(code).toBe(1);
    });
  });
});
