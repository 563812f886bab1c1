import { Injectable } from '@nestjs/common';
import {
  referrals,
  type ApproveReply,
  type AssignCase,
  type Call,
  type CaseCommand,
  type CaseView,
  type DeclineCase,
  type FileCase,
  type PublishReply,
  type RequestSupplement,
  type SendBackReply,
} from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { pauseClock, startClock, stopClock } from '../clock/clock.js';
import { moveOrder, sendBackOrders } from '../order/order-moves.js';
import { answerInbound } from '../transfer/answer-inbound.js';
import { checkAssignment, dispatchOrders } from './assignment.js';
import { CaseDesk } from './case-desk.js';
import { answerCase, dueDayOf, endCase } from './case-moves.js';
import { composeReply } from './compose-reply.js';
import { Units } from './units.js';

/** What an office does with its cases. */
@Injectable()
export class CaseService {
  constructor(
    private readonly desk: CaseDesk,
    private readonly units: Units,
    private readonly offices: OfficeDirectory,
  ) {}

  reviewCase(call: Call, body: CaseCommand): Promise<CaseView> {
    return this.desk.change(call, body, {
      action: 'review',
      work: (work) => {
        work.move('review');
        work.record('case.in_review', '已受理，进入初审。');
      },
    });
  }

  fileCase(call: Call, body: FileCase): Promise<CaseView> {
    return this.desk.change(call, body, {
      action: 'file',
      work: (work) => {
        const { subject, now } = work;
        work.move('file');
        subject.filingRemark = body.remark ?? null;
        const screened = subject.clocks.map((clock) => stopClock(clock, now));
        subject.setClocks([...screened, startClock('handling', now)]);
        work.record('case.filed', `予以立案，办理期限至${dueDayOf(subject)}。`);
      },
    });
  }

  declineCase(call: Call, body: DeclineCase): Promise<CaseView> {
    return this.desk.change(call, body, {
      action: 'decline',
      work: (work) => {
        const { dossier, subject, who, now } = work;
        const { code, text } = body;
        const referral = referrals[code];
        endCase(dossier, subject, { action: 'decline', who, now });
        subject.refusal = { code, text, referral };
        work.record('case.not_filed', `不予立案：${text} ${referral}`);
      },
    });
  }

  requestSupplement(call: Call, body: RequestSupplement): Promise<CaseView> {
    return this.desk.change(call, body, {
      action: 'request_supplement',
      work: (work) => {
        const { subject, now } = work;
        work.move('request_supplement');
        subject.refusal = { code: 'supplement_requested', text: body.text, referral: null };
        const waiting = subject.clocks.map((clock) => pauseClock(clock, 'waiting_for_citizen', now));
        subject.setClocks([...waiting, startClock('supplement', now)]);
        work.record('case.supplement_requested', `请提交人补充：${body.text}`);
      },
    });
  }

  async assignCase(call: Call, body: AssignCase): Promise<CaseView> {
    await this.desk.require(call, body.id, 'assign');
    const assignments = checkAssignment(body.orders, await this.units.names(call));
    return this.desk.change(call, body, {
      action: 'assign',
      work: (work) => {
        work.move('assign');
        dispatchOrders(work, { assignments, instruction: body.instruction ?? null });
      },
    });
  }

  approveReply(call: Call, body: ApproveReply): Promise<CaseView> {
    return this.desk.change(call, body, {
      action: 'approve_reply',
      work: (work) => {
        const { dossier, subject, now } = work;
        const { docNumber, grade } = body;
        const { iid, name } = this.offices.self;
        work.move('approve_reply');
        const orders = dossier.ordersOf(subject);
        subject.reply = composeReply(orders, { docNumber, grade, instance: iid, instanceName: name, now });
        for (const order of orders) {
          moveOrder(order, subject, { action: 'approve', who: ['office'] });
          order.grade = grade;
        }
        work.record('reply.approved', `答复已签发，文号：${docNumber}。`);
      },
    });
  }

  sendBackReply(call: Call, body: SendBackReply): Promise<CaseView> {
    return this.desk.change(call, body, {
      action: 'send_back',
      work: (work) => {
        work.move('send_back');
        sendBackOrders(work.dossier, work.subject, body.reason);
        work.record('order.sent_back', '复文审查未通过，退回承办单位修改。');
      },
    });
  }

  publishReply(call: Call, body: PublishReply): Promise<CaseView> {
    return this.desk.change(call, body, {
      action: 'publish_reply',
      work: (work) => {
        const { dossier, subject, who, now } = work;
        answerCase(dossier, subject, { action: 'publish_reply', who, now });
        const reply = subject.reply && { ...subject.reply, publishedAt: now.toISOString() };
        const outcome = body.outcome ?? null;
        Object.assign(subject, { reply, outcome });
        if (subject.inboundTransferId) return answerInbound(work, this.offices);
        work.record('reply.published', `公布答复，文号：${reply?.docNumber ?? ''}。`, { reply, outcome });
      },
    });
  }

  closeCase(call: Call, body: CaseCommand): Promise<CaseView> {
    return this.desk.change(call, body, {
      action: 'close',
      work: (work) => {
        const { dossier, subject, who, now } = work;
        endCase(dossier, subject, { action: 'close', who, now });
        work.record('case.closed', '办结。');
      },
    });
  }
}
