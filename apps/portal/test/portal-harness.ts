import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portalService, type RunningPortal } from '../src/index.js';
import { startFakeGateway, type FakeGateway } from './fake-gateway.js';

export interface PortalHarness {
  url: string;
  gateway: FakeGateway;
  close(): Promise<void>;
}

const offices = [
  { iid: 'p610000', name: '陕西省政协', tier: 'province', areaCode: '610000', parent: null },
  { iid: 'c610300', name: '宝鸡市政协', tier: 'city', areaCode: '610300', parent: 'p610000' },
  { iid: 'x610303', name: '金台区政协', tier: 'county', areaCode: '610303', parent: 'c610300' },
].map((office) => ({ ...office, signingKey: 'A'.repeat(43) }));

/** The real portal server of an invented county office, in front of an invented gateway. */
export async function startPortal(env: Record<string, string> = {}): Promise<PortalHarness> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-'));
  const directory = join(folder, 'offices.json');
  await writeFile(directory, JSON.stringify({ offices }));
  const gateway = await startFakeGateway();
  const portal: RunningPortal = await portalService.start({
    PORTAL_PORT: '0',
    GATEWAY_URL: gateway.url,
    OFFICE_IID: 'x610303',
    OFFICE_DIRECTORY: directory,
    LOG_LEVEL: 'fatal',
    DEMO: 'true',
    SITE_PHONE: '0917-0000000',
    SITE_ORGANISER: '政协宝鸡市金台区委员会办公室（演示）',
    ...env,
  });
  return {
    url: portal.url,
    gateway,
    close: async () => {
      await portal.close();
      await gateway.close();
      await rm(folder, { recursive: true });
    },
  };
}
