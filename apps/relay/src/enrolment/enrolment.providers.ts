import type { Provider } from '@nestjs/common';
import { alarm } from '../alarm.js';
import { CardDirectory } from '../directory/card-directory.js';
import { DirectoryFollower } from '../directory/directory-follower.js';
import { KeyRing } from '../event/key-ring.js';
import { SealRing } from '../event/seal-ring.js';
import type { InstancesOf } from '../instances-of.js';
import { RelayNode } from '../link/relay-node.js';
import { Directory } from '../protocol/directory.js';
import { OfficeTree } from '../protocol/office-tree.js';
import { RelayConfig } from '../relay.config.js';
import { CardStore } from '../store/card-store.js';
import { InvitationStore } from '../store/invitation-store.js';
import { EnrolmentProcess } from './enrolment-process.js';
import { InvitationDesk, type InvitationDeskParts } from './invitation-desk.js';
import { InvitationService } from './invitation.service.js';
import { ParentJoiner, type ParentJoinerParts } from './parent-joiner.js';
import { ParentMover } from './parent-mover.js';

const joinerParts = Symbol('what an office needs to get its parent');
const invitationParts = Symbol('what invitations are about');

const deskPorts = [
  OfficeTree,
  RelayConfig,
  Directory,
  CardDirectory,
  CardStore,
  InvitationStore,
  KeyRing,
  RelayNode,
] as const;
const joinerPorts = [
  OfficeTree,
  RelayConfig,
  Directory,
  CardStore,
  KeyRing,
  SealRing,
  RelayNode,
  DirectoryFollower,
] as const;

/** How an office gets below another. */
export const enrolmentProviders: Provider[] = [
  InvitationStore,
  {
    provide: invitationParts,
    inject: [...deskPorts],
    useFactory: (
      ...[tree, config, directory, cards, cardStore, store, keys, node]: InstancesOf<typeof deskPorts>
    ): InvitationDeskParts => ({ tree, config, directory, cards, cardStore, store, keys, node, alarm }),
  },
  {
    provide: InvitationDesk,
    inject: [invitationParts],
    useFactory: (parts: InvitationDeskParts) => new InvitationDesk(parts),
  },
  {
    provide: InvitationService,
    inject: [InvitationDesk, invitationParts],
    useFactory: (desk: InvitationDesk, parts: InvitationDeskParts) => new InvitationService(desk, parts),
  },
  {
    provide: joinerParts,
    inject: [...joinerPorts],
    useFactory: (
      ...[tree, config, directory, cardStore, keys, seals, node, follower]: InstancesOf<typeof joinerPorts>
    ): ParentJoinerParts => ({ tree, config, directory, cardStore, keys, seals, node, follower }),
  },
  {
    provide: ParentJoiner,
    inject: [joinerParts],
    useFactory: (parts: ParentJoinerParts) => new ParentJoiner(parts),
  },
  {
    provide: ParentMover,
    inject: [joinerParts, CardDirectory],
    useFactory: (parts: ParentJoinerParts, cards: CardDirectory) => new ParentMover({ ...parts, cards, alarm }),
  },
  {
    provide: EnrolmentProcess,
    inject: [InvitationDesk, ParentMover],
    useFactory: (desk: InvitationDesk, mover: ParentMover) => new EnrolmentProcess(desk, mover),
  },
];
