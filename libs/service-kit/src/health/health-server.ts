import type { HealthView } from '@qsl/contracts';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Registry } from 'prom-client';

export interface HealthServer {
  close(): Promise<void>;
}

interface HealthSources {
  port: number;
  ready: () => Promise<HealthView>;
  metrics: Registry;
}

function json(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}

async function answer(path: string, response: ServerResponse, sources: HealthSources): Promise<void> {
  if (path === '/health/live') return json(response, 200, { ok: true });
  if (path === '/health/ready') {
    const view = await sources.ready();
    return json(response, view.parts.every((part) => part.ok) ? 200 : 503, view);
  }
  if (path === '/metrics') {
    response.writeHead(200, { 'content-type': sources.metrics.contentType }).end(await sources.metrics.metrics());
    return;
  }
  json(response, 404, { ok: false });
}

/** Serves liveness, readiness and metrics of one process for its operator; not a public address. */
export async function startHealthServer(sources: HealthSources): Promise<HealthServer> {
  const server: Server = createServer((request, response) => {
    answer((request.url ?? '/').split('?')[0] ?? '/', response, sources).catch(() =>
      json(response, 503, { ok: false }),
    );
  });
  server.listen(sources.port);
  await once(server, 'listening');
  return {
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
