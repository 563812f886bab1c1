import { freePort, startNats, writeDirectory, type TestNats } from '@qsl/testing';
import { gatewayService } from '../src/index.js';
import { FakeServices, token } from './fake-services.js';

export interface RunningGateway {
  nats: TestNats;
  services: FakeServices;
  url: string;
  /** Asks, once the broker knows what the services answer, as a program of the signed-in person, unless told otherwise. */
  ask(path: string, options?: AskOptions): Promise<Response>;
  /** Stops the gateway alone. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface AskOptions {
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  visitor?: boolean;
}

export const post = (body: unknown, headers: Record<string, string> = {}): AskOptions => ({
  method: 'POST',
  body,
  headers,
});

/** A gateway on a free port, before services that a test tells what to answer. */
export async function startGateway(settings: Record<string, string> = {}): Promise<RunningGateway> {
  const nats = await startNats();
  const services = await FakeServices.connect(nats.url);
  const port = await freePort();
  const gateway = await gatewayService.start({
    NATS_URL: nats.url,
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'fatal',
    OFFICE_IID: 'x610303',
    OFFICE_DIRECTORY: writeDirectory(),
    COOKIE_SECURE: 'false',
    ...settings,
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    nats,
    services,
    url,
    ask: async (path, { method = 'GET', body, headers = {}, visitor = false } = {}) => {
      await services.flush();
      return fetch(url + path, {
        method,
        headers: {
          ...(visitor ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        redirect: 'manual',
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
    },
    stop: () => gateway.close(),
    close: async () => {
      await gateway.close();
      await services.close();
      await nats.stop();
    },
  };
}
