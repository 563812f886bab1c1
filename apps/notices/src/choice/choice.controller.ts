import { Controller } from '@nestjs/common';
import {
  getWatch,
  setMute,
  setWatch,
  type AnnouncedMatter,
  type Call,
  type SetMute,
  type SetWatch,
  type WatchView,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { ChoiceService } from './choice.service.js';

@Controller()
export class ChoiceController {
  constructor(private readonly choices: ChoiceService) {}

  @HandleRpc(getWatch)
  get(call: Call, body: AnnouncedMatter): Promise<WatchView> {
    return this.choices.view(call.actor, body);
  }

  @HandleRpc(setWatch)
  setWatch(call: Call, { watching, ...matter }: SetWatch): Promise<WatchView> {
    return this.choices.setWatch(call.actor, matter, watching);
  }

  @HandleRpc(setMute)
  setMute(call: Call, { muted, ...matter }: SetMute): Promise<WatchView> {
    return this.choices.setMute(call.actor, matter, muted);
  }
}
