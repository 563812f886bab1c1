import { Controller } from '@nestjs/common';
import {
  addPaper,
  removePaper,
  type AddPaper,
  type Call,
  type ConsultationView,
  type RemovePaper,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { PaperService } from './paper.service.js';

@Controller()
export class PaperController {
  constructor(private readonly papers: PaperService) {}

  @HandleRpc(addPaper)
  add(call: Call, body: AddPaper): Promise<ConsultationView> {
    return this.papers.add(call, body);
  }

  @HandleRpc(removePaper)
  remove(call: Call, body: RemovePaper): Promise<ConsultationView> {
    return this.papers.remove(call, body);
  }
}
