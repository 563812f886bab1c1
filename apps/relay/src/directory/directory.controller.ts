import { Controller } from '@nestjs/common';
import {
  type Acknowledgement,
  type Call,
  type CardList,
  getOffices,
  type KnownOffices,
  type KeyView,
  listCards,
  MoveOffice,
  moveOffice,
  OfficesSince,
  PageQuery,
  Reasoned,
  RetireOffice,
  retireOffice,
  RevokeOffice,
  revokeOffice,
  RotateKey,
  rotateKey,
  rotateSealingKey,
  type SealingKeyView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { deedOf, requireAdmin } from '../operator/operator.policy.js';
import { DirectoryService } from './directory.service.js';
import { SealingKeyService } from './sealing-key.service.js';

@Controller()
export class DirectoryController {
  constructor(
    private readonly directory: DirectoryService,
    private readonly sealingKey: SealingKeyService,
  ) {}

  @HandleRpc(listCards)
  async list(call: Call, query: PageQuery): Promise<CardList> {
    requireAdmin(call);
    return this.directory.list(query);
  }

  @HandleRpc(getOffices)
  async offices(_call: Call, { version }: OfficesSince): Promise<KnownOffices> {
    return this.directory.offices(version);
  }

  @HandleRpc(rotateKey)
  rotate(call: Call, { algorithm, reason }: RotateKey): Promise<KeyView> {
    return this.directory.rotate(algorithm, deedOf(call, reason));
  }

  @HandleRpc(rotateSealingKey)
  rotateSealing(call: Call, { reason }: Reasoned): Promise<SealingKeyView> {
    return this.sealingKey.rotate(deedOf(call, reason));
  }

  @HandleRpc(revokeOffice)
  async revoke(call: Call, { iid, since, reason }: RevokeOffice): Promise<Acknowledgement> {
    await this.directory.revoke(iid, new Date(since ?? Date.now()).toISOString(), deedOf(call, reason));
    return { ok: true };
  }

  @HandleRpc(retireOffice)
  async retire(call: Call, { iid, reason }: RetireOffice): Promise<Acknowledgement> {
    await this.directory.retire(iid, deedOf(call, reason));
    return { ok: true };
  }

  @HandleRpc(moveOffice)
  async move(call: Call, { iid, parent, reason }: MoveOffice): Promise<Acknowledgement> {
    await this.directory.move(iid, parent, deedOf(call, reason));
    return { ok: true };
  }
}
