import { Controller } from '@nestjs/common';
import { listRegions, type Call, type ListRegions, type RegionList } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { regionsBelow } from './region.list.js';

@Controller()
export class RegionController {
  @HandleRpc(listRegions)
  async list(_call: Call, { parent }: ListRegions): Promise<RegionList> {
    return regionsBelow(parent);
  }
}
