import { Module } from '@nestjs/common';
import { Bus } from '@qsl/messaging';
import { DatabaseModule } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { CardDirectory } from './directory/card-directory.js';
import { alarm } from './alarm.js';
import { directoryProviders } from './directory/directory.providers.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DirectoryService } from './directory/directory.service.js';
import { SealingKeyService } from './directory/sealing-key.service.js';
import { EnrolmentController } from './enrolment/enrolment.controller.js';
import { enrolmentProviders } from './enrolment/enrolment.providers.js';
import { EventController } from './event/event.controller.js';
import { EventService } from './event/event.service.js';
import { KeyRing } from './event/key-ring.js';
import { SealRing } from './event/seal-ring.js';
import { ServiceDelivery } from './event/service-delivery.js';
import { FileController } from './exchange/file.controller.js';
import { FileService } from './exchange/file.service.js';
import type { InstancesOf } from './instances-of.js';
import { linkRoutes } from './link-broker/link-routes.js';
import { NatsTransport } from './link-broker/nats-transport.js';
import { RelayNode } from './link/relay-node.js';
import { systemClock } from './link/system-clock.js';
import { JournalController } from './journal/journal.controller.js';
import { JournalService } from './journal/journal.service.js';
import { MarkerFile } from './marker/marker-file.js';
import { ActReader } from './operator/act-list.js';
import { ItemController } from './operator/item.controller.js';
import { ItemReader } from './operator/item-list.js';
import { OperatorController } from './operator/operator.controller.js';
import { RelayChecker } from './operator/relay-check.js';
import { metricsProviders } from './metrics/metrics.providers.js';
import { QuestionCounts } from './metrics/question-counts.js';
import { SpokenVersions } from './protocol/introduction.js';
import { OfficeTree } from './protocol/office-tree.js';
import { rules } from './protocol/rules.js';
import { RelayConfig } from './relay.config.js';
import { relayDatabase } from './relay.database.js';
import { thisSoftware } from './software.js';
import { RelayWatch } from './relay-watch.js';
import { RelayProcess } from './relay-process.js';
import { LinkController } from './status/link.controller.js';
import { LinkStatus } from './status/link-status.js';
import { RecoveryStatus } from './status/recovery-status.js';
import { SubtreeHealth } from './status/subtree-health.js';
import { BlobFolder } from './store/blob-folder.js';
import { CardStore } from './store/card-store.js';
import { PostgresAttestations } from './store/postgres-attestations.js';
import { PostgresBlobs } from './store/postgres-blobs.js';
import { PostgresHealth } from './store/postgres-health.js';
import { PostgresJournal } from './store/postgres-journal.js';
import { PostgresStore } from './store/postgres-store.js';
import { RelayBlobs } from './store/relay-blobs.js';
import { EventTracer } from './tracing/event-tracer.js';
import { TracedServices } from './tracing/traced-services.js';

const ports = [
  OfficeTree,
  CardDirectory,
  PostgresStore,
  MarkerFile,
  NatsTransport,
  KeyRing,
  Bus,
  RelayBlobs,
  RelayWatch,
  SealRing,
  EventTracer,
  SpokenVersions,
] as const;

@Module({
  imports: [DatabaseModule.for(relayDatabase)],
  controllers: [
    EventController,
    LinkController,
    DirectoryController,
    ItemController,
    OperatorController,
    JournalController,
    FileController,
    EnrolmentController,
  ],
  providers: [
    EventService,
    EventTracer,
    { provide: SpokenVersions, useFactory: () => new SpokenVersions() },
    ItemReader,
    ActReader,
    RelayChecker,
    FileService,
    LinkStatus,
    RecoveryStatus,
    SubtreeHealth,
    JournalService,
    PostgresJournal,
    PostgresHealth,
    PostgresAttestations,
    RelayWatch,
    ...metricsProviders,
    PostgresStore,
    PostgresBlobs,
    RelayProcess,
    CardStore,
    DirectoryService,
    SealingKeyService,
    ...directoryProviders,
    ...enrolmentProviders,
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
      inject: [RelayConfig, OfficeDirectory, QuestionCounts],
      useFactory: (config: RelayConfig, offices: OfficeDirectory, counts: QuestionCounts) =>
        new NatsTransport(
          linkRoutes(config, offices),
          (fault, peer, error) => alarm(`link.${fault}`, { peer, error }),
          counts.count,
        ),
    },
    {
      provide: RelayBlobs,
      inject: [RelayConfig, PostgresBlobs],
      useFactory: ({ filesFolder }: RelayConfig, store: PostgresBlobs) =>
        new RelayBlobs(filesFolder === undefined ? null : { store, files: new BlobFolder(filesFolder) }),
    },
    {
      provide: RelayNode,
      inject: [...ports],
      useFactory: (
        ...[tree, directory, store, marker, transport, keys, bus, blobs, watch, seals, events, versions]: InstancesOf<
          typeof ports
        >
      ) =>
        new RelayNode({
          tree,
          directory,
          store,
          marker,
          transport,
          clock: systemClock,
          keys,
          rules,
          introduction: thisSoftware,
          versions,
          blobs: blobs.parts,
          services: new TracedServices(new ServiceDelivery(bus, seals), events),
          watch: watch.parts,
          taken: events.taken,
          alarm: watch.alarm,
        }),
    },
  ],
})
export class RelayModule {}
