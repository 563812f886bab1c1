import { Logger, Module } from '@nestjs/common';
import { Bus } from '@qsl/messaging';
import { DatabaseModule } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { EventController } from './event/event.controller.js';
import { EventService } from './event/event.service.js';
import { KeyRing } from './event/key-ring.js';
import { ServiceDelivery } from './event/service-delivery.js';
import { linkRoutes } from './link-broker/link-routes.js';
import { NatsTransport } from './link-broker/nats-transport.js';
import { RelayNode } from './link/relay-node.js';
import { systemClock } from './link/system-clock.js';
import { MarkerFile } from './marker/marker-file.js';
import { OfficeTree } from './protocol/office-tree.js';
import { rules } from './protocol/rules.js';
import { RelayConfig } from './relay.config.js';
import { relayDatabase } from './relay.database.js';
import { RelayProcess } from './relay-process.js';
import { LinkController } from './status/link.controller.js';
import { LinkStatus } from './status/link-status.js';
import { PostgresStore } from './store/postgres-store.js';

type Ports = [OfficeDirectory, PostgresStore, MarkerFile, NatsTransport, KeyRing, Bus];

const logger = new Logger('Relay');

function alarm(what: string, { error, ...facts }: Record<string, unknown>): void {
  logger.warn({ alarm: what, ...facts, ...(error instanceof Error && { error: error.stack }) });
}

@Module({
  imports: [DatabaseModule.for(relayDatabase)],
  controllers: [EventController, LinkController],
  providers: [
    EventService,
    LinkStatus,
    PostgresStore,
    RelayProcess,
    {
      provide: KeyRing,
      inject: [RelayConfig, OfficeDirectory],
      useFactory: (config: RelayConfig, offices: OfficeDirectory) => KeyRing.open(config.relaySigningKeyFile, offices),
    },
    {
      provide: MarkerFile,
      inject: [RelayConfig, PostgresStore],
      useFactory: ({ relayMarkerFile: path }: RelayConfig, store: PostgresStore) =>
        new MarkerFile({
          path,
          database: () => store.cluster(),
          onUnreadable: (error) => alarm('marker.unreadable', { path, error }),
        }),
    },
    {
      provide: NatsTransport,
      inject: [RelayConfig, OfficeDirectory],
      useFactory: (config: RelayConfig, offices: OfficeDirectory) =>
        new NatsTransport(linkRoutes(config, offices), (fault, peer, error) => alarm(`link.${fault}`, { peer, error })),
    },
    {
      provide: RelayNode,
      inject: [OfficeDirectory, PostgresStore, MarkerFile, NatsTransport, KeyRing, Bus],
      useFactory: (...[offices, store, marker, transport, keys, bus]: Ports) =>
        new RelayNode({
          tree: new OfficeTree(offices.self.iid, offices.all),
          store,
          marker,
          transport,
          clock: systemClock,
          keys,
          rules,
          services: new ServiceDelivery(bus),
          alarm,
        }),
    },
  ],
})
export class RelayModule {}
