import { loadConfig, type Env } from '@qsl/service-kit';
import type { AddressInfo } from 'node:net';
import { PortalConfig } from './portal.config.js';
import { createServer } from './server/create-server.js';

export { PortalConfig } from './portal.config.js';

/** A portal that serves. */
export interface RunningPortal {
  /** The port that it listens on. */
  port: number;
  /** Its own address; the public one is that of the gateway in front. */
  url: string;
  /** Lets the requests under way finish. */
  close(): Promise<void>;
}

/** The public site of one office. */
export const portalService = {
  name: 'portal',
  /** @throws ConfigError with every missing or wrong setting */
  async start(env: Env): Promise<RunningPortal> {
    const config = loadConfig(PortalConfig, env);
    const app = await createServer(config);
    await app.listen({ port: config.portalPort, host: config.portalHost });
    const { port } = app.server.address() as AddressInfo;
    return { port, url: `http://127.0.0.1:${port}`, close: () => app.close() };
  },
};
