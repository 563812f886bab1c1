import { Controller } from '@nestjs/common';
import { rebuildNotices, type Acknowledgement, type Call, type Nothing } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { ProjectionService } from './projection.service.js';

@Controller()
export class ProjectionController {
  constructor(private readonly projection: ProjectionService) {}

  @HandleRpc(rebuildNotices)
  rebuild(call: Call, _body: Nothing): Promise<Acknowledgement> {
    return this.projection.rebuild(call);
  }
}
