import { DomainError, invalid, topicLimits } from '@qsl/contracts';

/** The same for an account that does not exist and for one that may not co-sign. */
export const cannotCoSign = (field: string, account: string): DomainError =>
  invalid(field, 'verifiedAccount', {
    zh: `账号“${account}”不存在，或尚未完成实名认证。`,
    en: `There is no account “${account}” with a confirmed real name.`,
  });

export const notOneself = (field: string): DomainError =>
  invalid(field, 'notOneself', { zh: '不能邀请自己联名。', en: 'Nobody invites themselves.' });

export const tooManyCoSponsors = (): DomainError =>
  new DomainError('conflict', 'topic.too_many_co_sponsors', {
    zh: `联名人最多 ${topicLimits.coSponsors} 名。`,
    en: `A topic has at most ${topicLimits.coSponsors} co-sponsors.`,
  });

export const alreadyInvited = (): DomainError =>
  new DomainError('conflict', 'topic.already_invited', {
    zh: '已经邀请过此人。',
    en: 'This person has been invited already.',
  });
