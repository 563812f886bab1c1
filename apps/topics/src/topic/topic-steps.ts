import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { dayInWords, dayOf, referrals, type RefusalCode, type WithdrawalReason } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { TopicNewsroom } from './topic-newsroom.js';
import { factsOf, TopicTrace } from './topic-trace.js';
import type { Topic } from './topic.entity.js';

/** Where a step happens: within the change that it tells of. */
export interface StepContext {
  em: EntityManager;
  topic: Topic;
  now: Date;
  /** The person who does it, where it is one. */
  by: string | null;
}

const withdrawals: Readonly<Record<WithdrawalReason, string>> = {
  solved: '问题已经解决',
  mistaken: '提交有误',
  submitted_elsewhere: '已通过其他渠道提出',
  other: '其他原因',
};

/** Every step of a topic in words: a line in its history, and a notice to those whom it concerns. */
@Injectable()
export class TopicSteps {
  constructor(
    private readonly trace: TopicTrace,
    private readonly news: TopicNewsroom,
    private readonly offices: OfficeDirectory,
  ) {}

  submitted({ em, topic, now, by }: StepContext): void {
    const text = `提交议题，编号 ${topic.code}。`;
    this.trace.record(em, topic, {
      verb: 'submitted',
      text,
      at: now,
      actor: topic.authorLabel,
      data: { topic: factsOf(topic) },
    });
    this.toStaff({ em, topic, by }, 'submitted', '收到新议题，请在五个工作日内审核。');
  }

  revised({ em, topic, now, by }: StepContext): void {
    const data = { topic: factsOf(topic) };
    const actor = topic.authorLabel;
    this.trace.record(em, topic, { verb: 'revised', text: '修改后重新提交。', at: now, actor, data });
    this.toStaff({ em, topic, by }, 'revised', '提交人已修改议题，请重新审核。');
  }

  withdrawn({ em, topic, now, by }: StepContext, code: WithdrawalReason): void {
    const text = `提交人撤回议题：${withdrawals[code]}。`;
    this.trace.record(em, topic, { verb: 'withdrawn', text, at: now, actor: topic.authorLabel });
    this.news.announce(em, topic, { verb: 'withdrawn', text, to: { watchers: true, roles: ['staff'] }, by });
  }

  screening({ em, topic, now }: StepContext): void {
    this.trace.record(em, topic, { verb: 'screening', text: '开始审核。', at: now });
  }

  returned({ em, topic, now, by }: StepContext): void {
    const until = topic.dueAt ? `，请于${dayInWords(dayOf(topic.dueAt))}前修改后重新提交` : '';
    this.trace.record(em, topic, { verb: 'returned', text: '退回提交人修改。', at: now });
    this.news.tellAuthor(em, topic, { verb: 'returned', text: `议题需要修改${until}。`, by });
  }

  published({ em, topic, now, by }: StepContext): void {
    this.trace.record(em, topic, { verb: 'published', text: '审核通过，予以公开，征集支持。', at: now });
    this.news.tellAuthor(em, topic, { verb: 'published', text: '议题已通过审核并公开。', by, watchers: true });
  }

  refused({ em, topic, now, by }: StepContext, code: RefusalCode): void {
    this.trace.record(em, topic, { verb: 'refused', text: '审核未通过。', at: now });
    this.news.tellAuthor(em, topic, { verb: 'refused', text: `议题未通过审核。${referrals[code]}`, by });
  }

  coSigned({ em, topic, now, by }: StepContext): void {
    const text = `联名人增至 ${topic.coSponsorCount} 名。`;
    this.trace.record(em, topic, { verb: 'co_signed', text, at: now, actor: topic.authorLabel });
    this.news.tellAuthor(em, topic, { verb: 'co_signed', text: '有人接受了您的联名邀请。', by });
  }

  coSigningDeclined({ em, topic, by }: StepContext): void {
    this.news.tellAuthor(em, topic, { verb: 'co_signing_declined', text: '有人谢绝了您的联名邀请。', by });
  }

  invited({ em, topic, by }: StepContext, persons: string[]): void {
    const text = '邀请您联名提出这件议题，请在七日内答复。';
    if (persons.length > 0) this.news.announce(em, topic, { verb: 'invited', text, to: { persons }, by });
  }

  thresholdReached({ em, topic, now }: StepContext): void {
    const text = `支持人数达到 ${topic.threshold} 人。`;
    this.trace.record(em, topic, { verb: 'threshold_reached', text, at: now });
    this.news.tellAuthor(em, topic, { verb: 'threshold_reached', text, watchers: true });
    this.toStaff({ em, topic, by: null }, 'threshold_reached_here', `${text}请尽快研究。`);
  }

  forwarded({ em, topic, now, by }: StepContext): void {
    const text = `报送${this.offices.nameOf(topic.call.owner)}。`;
    this.trace.record(em, topic, { verb: 'forwarded', text, at: now });
    this.news.tellAuthor(em, topic, { verb: 'forwarded', text: `议题已${text}`, by, watchers: true });
  }

  /** A topic of another office has arrived, to be decided on. */
  received({ em, topic }: Omit<StepContext, 'now' | 'by'>): void {
    const text = `${this.offices.nameOf(topic.origin)}报送议题，请遴选。`;
    this.toStaff({ em, topic, by: null }, 'received', text);
  }

  async selected({ em, topic, now, by }: StepContext): Promise<void> {
    const text = `选用，进入微协商：${topic.consultation?.title ?? ''}。`;
    this.trace.record(em, topic, { verb: 'selected', text, at: now, data: { consultation: topic.consultation } });
    await this.decided({ em, topic, by });
  }

  async declined({ em, topic, now, by }: StepContext): Promise<void> {
    const text = `未选用：${topic.decision ?? ''}`;
    this.trace.record(em, topic, { verb: 'declined', text, at: now, data: { reason: topic.decision } });
    await this.decided({ em, topic, by });
  }

  /** Tells whoever stands by a topic at this office what was decided, wherever that was. */
  async decided({ em, topic, by }: Omit<StepContext, 'now'>): Promise<void> {
    const isSelected = topic.state === 'selected';
    const text = isSelected
      ? `议题已选用，进入微协商：${topic.consultation?.title ?? ''}。`
      : `议题未选用：${topic.decision ?? ''}`;
    await this.news.tellEveryone(em, topic, { verb: isSelected ? 'selected' : 'declined', text, by });
  }

  private toStaff({ em, topic, by }: Omit<StepContext, 'now'>, verb: string, text: string): void {
    this.news.announce(em, topic, { verb, text, to: { roles: ['staff'] }, by });
  }
}
