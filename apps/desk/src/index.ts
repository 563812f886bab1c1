import { loadConfig, type Env } from '@qsl/service-kit';
import type { AddressInfo } from 'node:net';
import { DeskConfig } from './desk.config.js';
import { createServer } from './server/create-server.js';

export { DeskConfig } from './desk.config.js';

/** A desk that serves. */
export interface RunningDesk {
  /** The port that it listens on. */
  port: number;
  /** Its own address; people reach it through the gateway, under `/desk/`. */
  url: string;
  /** Lets the requests under way finish. */
  close(): Promise<void>;
}

/** The staff workbench of one office. */
export const deskService = {
  name: 'desk',
  /** @throws ConfigError with every missing or wrong setting */
  async start(env: Env): Promise<RunningDesk> {
    const config = loadConfig(DeskConfig, env);
    const app = await createServer(config);
    await app.listen({ port: config.deskPort, host: config.deskHost });
    const { port } = app.server.address() as AddressInfo;
    return { port, url: `http://127.0.0.1:${port}`, close: () => app.close() };
  },
};
