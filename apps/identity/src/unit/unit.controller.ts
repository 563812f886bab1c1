import { Controller } from '@nestjs/common';
import { listUnits, type Call, type Nothing, type UnitList } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { UnitService } from './unit.service.js';

@Controller()
export class UnitController {
  constructor(private readonly units: UnitService) {}

  @HandleRpc(listUnits)
  list(call: Call, _body: Nothing): Promise<UnitList> {
    return this.units.listUnits(call.actor);
  }
}
