import type { Provider } from '@nestjs/common';
import { Bus } from '@qsl/messaging';
import { OfficeDirectory } from '@qsl/service-kit';
import { alarm } from '../alarm.js';
import { KeyRing } from '../event/key-ring.js';
import { SealRing } from '../event/seal-ring.js';
import type { InstancesOf } from '../instances-of.js';
import { NatsTransport } from '../link-broker/nats-transport.js';
import { MarkerFile } from '../marker/marker-file.js';
import { Directory } from '../protocol/directory.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { RelayConfig } from '../relay.config.js';
import { CardStore } from '../store/card-store.js';
import { PostgresStore } from '../store/postgres-store.js';
import { CardDirectory } from './card-directory.js';
import { DirectoryHeads } from './directory-heads.js';
import { DirectoryFollower } from './directory-follower.js';
import { KeyRotation } from './key-rotation.js';
import { pinnedDirectory, registrarSigner } from './open-directory.js';
import { SealingRotation } from './sealing-rotation.js';

const sealingPorts = [RelayConfig, OfficeTree, SealRing, KeyRing, KeyRotation, Directory] as const;
const cardPorts = [RelayConfig, Directory, OfficeTree, CardStore, MarkerFile] as const;
const followerPorts = [
  CardDirectory,
  OfficeTree,
  OfficeDirectory,
  RelayConfig,
  PostgresStore,
  NatsTransport,
  KeyRing,
  KeyRotation,
  SealingRotation,
  Bus,
] as const;

/** Who is an office, and what follows from it. */
export const directoryProviders: Provider[] = [
  { provide: Directory, inject: [OfficeDirectory, RelayConfig], useFactory: pinnedDirectory },
  {
    provide: OfficeTree,
    inject: [OfficeDirectory, Directory],
    useFactory: (offices: OfficeDirectory, directory: Directory) => new OfficeTree(offices.self.iid, directory.all),
  },
  {
    provide: KeyRing,
    inject: [RelayConfig, Directory, OfficeTree],
    useFactory: (config: RelayConfig, directory: Directory, { self }: OfficeTree) =>
      KeyRing.open(config.relaySigningKeyFile, directory, self),
  },
  {
    provide: KeyRotation,
    inject: [RelayConfig, OfficeTree, KeyRing, Directory],
    useFactory: ({ relaySigningKeyFile }: RelayConfig, { self }: OfficeTree, keys: KeyRing, directory: Directory) =>
      new KeyRotation({ file: relaySigningKeyFile, self, keys, directory }),
  },
  {
    provide: SealRing,
    inject: [OfficeTree, Directory],
    useFactory: ({ self }: OfficeTree, directory: Directory) => new SealRing(self, directory),
  },
  {
    provide: SealingRotation,
    inject: [...sealingPorts],
    useFactory: (
      ...[{ relaySealingKeysFile: file }, { self }, ring, keys, rotation, directory]: InstancesOf<typeof sealingPorts>
    ) => new SealingRotation({ file, self, ring, keys, rotation, directory }),
  },
  {
    provide: CardDirectory,
    inject: [...cardPorts],
    useFactory: (...[config, directory, tree, store, marker]: InstancesOf<typeof cardPorts>) => {
      const sign = registrarSigner(config.relayRegistrarKeyFile, directory);
      const staleMs = config.relayDirectoryStaleSeconds * 1_000;
      const heads = new DirectoryHeads({ directory, store, staleMs });
      return new CardDirectory({ directory, tree, store, heads, marker, sign, alarm });
    },
  },
  {
    provide: DirectoryFollower,
    inject: [...followerPorts],
    useFactory: (
      ...[cards, tree, offices, config, store, transport, keys, rotation, sealing, bus]: InstancesOf<
        typeof followerPorts
      >
    ) => new DirectoryFollower({ cards, tree, offices, config, store, transport, keys, rotation, sealing, bus, alarm }),
  },
];
