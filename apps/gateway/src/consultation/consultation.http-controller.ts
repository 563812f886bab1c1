import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ActOnConsultation,
  AddPaper,
  addPaper,
  announceConsultation,
  closeConsultation,
  ConcludeConsultation,
  concludeConsultation,
  ConsultationRef,
  DraftConsultation,
  draftConsultation,
  getConsultation,
  getConsultationTimeline,
  ListConsultations,
  listConsultations,
  openConsultation,
  RemovePaper,
  removePaper,
  ReviseConsultation,
  reviseConsultation,
  TrackConsultation,
  trackConsultation,
  type Call,
  type ConsultationPage,
  type ConsultationView,
  type TimelineView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { PublicRead } from '../http/public-read.js';
import { Act, Create, Read } from '../http/route.js';

@ApiTags('consultations')
@Controller('consultations')
export class ConsultationHttpController {
  constructor(private readonly bus: Bus) {}

  @Create('', draftConsultation, '拟定协商')
  draftConsultation(call: Call, body: DraftConsultation): Promise<ConsultationView> {
    return this.bus.call(draftConsultation, body, call);
  }

  @PublicRead(10)
  @Read('', listConsultations, '协商列表')
  listConsultations(call: Call, query: ListConsultations): Promise<ConsultationPage> {
    return this.bus.call(listConsultations, query, call);
  }

  @PublicRead(10)
  @Read(':id', getConsultation, '协商详情')
  getConsultation(call: Call, ref: ConsultationRef): Promise<ConsultationView> {
    return this.bus.call(getConsultation, ref, call);
  }

  @PublicRead(10)
  @Read(':id/timeline', getConsultationTimeline, '协商全程留痕')
  getConsultationTimeline(call: Call, ref: ConsultationRef): Promise<TimelineView> {
    return this.bus.call(getConsultationTimeline, ref, call);
  }

  @Act(':id/actions/revise', reviseConsultation, '修改协商')
  reviseConsultation(call: Call, body: ReviseConsultation): Promise<ConsultationView> {
    return this.bus.call(reviseConsultation, body, call);
  }

  @Act(':id/actions/announce', announceConsultation, '发布协商公告')
  announceConsultation(call: Call, body: ActOnConsultation): Promise<ConsultationView> {
    return this.bus.call(announceConsultation, body, call);
  }

  @Act(':id/actions/open', openConsultation, '开始讨论')
  openConsultation(call: Call, body: ActOnConsultation): Promise<ConsultationView> {
    return this.bus.call(openConsultation, body, call);
  }

  @Act(':id/actions/close', closeConsultation, '结束讨论')
  closeConsultation(call: Call, body: ActOnConsultation): Promise<ConsultationView> {
    return this.bus.call(closeConsultation, body, call);
  }

  @Act(':id/actions/add-paper', addPaper, '添加背景材料')
  addPaper(call: Call, body: AddPaper): Promise<ConsultationView> {
    return this.bus.call(addPaper, body, call);
  }

  @Act(':id/actions/remove-paper', removePaper, '移除背景材料')
  removePaper(call: Call, body: RemovePaper): Promise<ConsultationView> {
    return this.bus.call(removePaper, body, call);
  }

  @Act(':id/actions/conclude', concludeConsultation, '公布协商结果')
  concludeConsultation(call: Call, body: ConcludeConsultation): Promise<ConsultationView> {
    return this.bus.call(concludeConsultation, body, call);
  }

  @Act(':id/actions/track', trackConsultation, '登记承诺事项')
  trackConsultation(call: Call, body: TrackConsultation): Promise<ConsultationView> {
    return this.bus.call(trackConsultation, body, call);
  }
}
