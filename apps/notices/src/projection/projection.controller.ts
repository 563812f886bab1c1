import { Controller } from '@nestjs/common';
import { rebuildNotices, type Acknowledgement, type Call, type Nothing } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { WithoutIdempotency } from '@qsl/persistence';
import { ProjectionService } from './projection.service.js';

/** Making all notices again must be committed before the feed is told; done twice it does the same. */
@Controller()
@WithoutIdempotency()
export class ProjectionController {
  constructor(private readonly projection: ProjectionService) {}

  @HandleRpc(rebuildNotices)
  rebuild(call: Call, _body: Nothing): Promise<Acknowledgement> {
    return this.projection.rebuild(call);
  }
}
