import { consultationsService } from '@qsl/consultations';
import { deskService } from '@qsl/desk';
import { gatewayService } from '@qsl/gateway';
import { identityService } from '@qsl/identity';
import { newsService } from '@qsl/news';
import { noticesService } from '@qsl/notices';
import { portalService } from '@qsl/portal';
import { relayService } from '@qsl/relay';
import { migrateService, startService, type Env, type RunningService, type ServiceDefinition } from '@qsl/service-kit';
import { suggestionsService } from '@qsl/suggestions';
import { topicsService } from '@qsl/topics';
import { instanceEnvironment, type DatabaseService, type InstanceSettings } from './instance-settings.js';

/** An office that answers at its front address. */
export interface RunningInstance {
  iid: string;
  url: string;
  /** The edge first, so that what has been let in is finished. */
  close(): Promise<void>;
}

/** Services behind the edge, each with a database of its own. */
export const services: Record<DatabaseService, ServiceDefinition> = {
  identity: identityService,
  suggestions: suggestionsService,
  topics: topicsService,
  consultations: consultationsService,
  news: newsService,
  notices: noticesService,
  relay: relayService,
};

/** Brings the databases up to date and starts every service of one office in this process, over its real broker. */
export async function startInstance(settings: InstanceSettings): Promise<RunningInstance> {
  const environment = instanceEnvironment(settings);
  const behind = await startTogether(
    Object.entries(services).map(([name, definition]) => {
      const env = { ...environment, DATABASE_URL: settings.databases[name as DatabaseService] };
      return () => migrateAndStart(definition, env);
    }),
  );
  const pages = settings.withPages ? [portalService, deskService] : [];
  const edge = await startTogether([gatewayService, ...pages].map((part) => () => part.start(environment))).catch(
    async (error: unknown) => {
      await behind.close();
      throw error;
    },
  );
  return {
    iid: settings.iid,
    url: `http://127.0.0.1:${settings.ports.gateway}`,
    close: async () => {
      await edge.close();
      await behind.close();
    },
  };
}

async function migrateAndStart(definition: ServiceDefinition, env: Env): Promise<RunningService> {
  await migrateService(definition, env);
  return startService(definition, env);
}

/** Starts in parallel; where one fails, what has come up is closed again. */
async function startTogether(starts: (() => Promise<RunningService>)[]): Promise<RunningService> {
  const results = await Promise.allSettled(starts.map((start) => start()));
  const running = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const together = { close: async () => void (await Promise.all(running.map((service) => service.close()))) };
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) {
    await together.close();
    throw failure.reason;
  }
  return together;
}
