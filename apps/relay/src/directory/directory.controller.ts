import { Controller } from '@nestjs/common';
import {
  type Acknowledgement,
  type Call,
  type CardList,
  getOffices,
  type KnownOffices,
  type KeyView,
  listCards,
  OfficesSince,
  PageQuery,
  RetireOffice,
  retireOffice,
  RevokeOffice,
  revokeOffice,
  RotateKey,
  rotateKey,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { DirectoryService } from './directory.service.js';

@Controller()
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @HandleRpc(listCards)
  list(_call: Call, query: PageQuery): Promise<CardList> {
    return this.directory.list(query);
  }

  @HandleRpc(getOffices)
  async offices(_call: Call, { version }: OfficesSince): Promise<KnownOffices> {
    return this.directory.offices(version);
  }

  @HandleRpc(rotateKey)
  rotate(_call: Call, body: RotateKey): Promise<KeyView> {
    return this.directory.rotate(body);
  }

  @HandleRpc(revokeOffice)
  async revoke(_call: Call, { iid, since }: RevokeOffice): Promise<Acknowledgement> {
    await this.directory.revoke(iid, new Date(since ?? Date.now()).toISOString());
    return { ok: true };
  }

  @HandleRpc(retireOffice)
  async retire(_call: Call, { iid }: RetireOffice): Promise<Acknowledgement> {
    await this.directory.retire(iid);
    return { ok: true };
  }
}
