import type { OfficialReply, ReplyText, ResultGrade } from '@qsl/contracts';
import type { HandlingOrder } from '../order/order.entity.js';

/** What the office adds to its units' text when it signs it off. */
export interface SignOff {
  docNumber: string;
  grade: ResultGrade;
  instance: string;
  instanceName: string;
  now: Date;
}

/** The office's reply: the lead unit's text, or the texts of all units one after another where each answers for its part. */
export function composeReply(orders: readonly HandlingOrder[], signOff: SignOff): OfficialReply {
  const lead = orders.find(({ role }) => role === 'lead' || role === 'sole');
  const speaking = lead ? [lead] : orders;
  const { docNumber, grade, instance, instanceName, now } = signOff;
  return {
    ...joinTexts(speaking),
    docNumber,
    grade,
    unitName: speaking.map(({ unitName }) => unitName).join('、'),
    instance,
    instanceName,
    signedOffBy: instanceName,
    publishedAt: now.toISOString(),
  };
}

/** A reply as an office passes it on, with a paragraph of its own where it adds one. */
export function withRemark(reply: OfficialReply, office: string, remark: string | undefined): OfficialReply {
  return remark ? { ...reply, body: `${reply.body}\n\n${office}附言：${remark}` } : reply;
}

function joinTexts(orders: readonly HandlingOrder[]): ReplyText {
  const join = (field: keyof ReplyText): string | undefined => {
    const texts = orders.flatMap(({ unitName, reply }) => {
      const text = reply?.[field];
      return text ? [orders.length > 1 ? `${unitName}：${text}` : text] : [];
    });
    return texts.length > 0 ? texts.join('\n') : undefined;
  };
  return {
    body: join('body') ?? '',
    adopted: join('adopted'),
    planned: join('planned'),
    notAdopted: join('notAdopted'),
    contact: join('contact') ?? '',
  };
}
