import { DomainError, invalid, notFound } from '@qsl/contracts';
import type { JoinRefusal } from '../protocol/join-messages.js';

export const noLinkBroker = () =>
  new DomainError('conflict', 'invitation.no_link_broker', {
    zh: '本机关没有接入下级的链路服务，不能邀请下级。',
    en: 'This office has no link broker that offices below could dial.',
  });

export const officeKnown = () =>
  invalid('iid', 'isNew', {
    zh: '名册中已有这个机关。',
    en: 'An office of this id is in the directory already.',
  });

export const noInvitation = () => notFound('invitation');

export const notAsked = () =>
  new DomainError('conflict', 'invitation.not_asked', {
    zh: '对方还没有使用接入码，暂不能批准。',
    en: 'Nobody has used the code yet.',
  });

export const alreadyApproved = () =>
  new DomainError('conflict', 'invitation.approved', { zh: '已经批准。', en: 'It is approved already.' });

export const samePerson = () =>
  new DomainError('forbidden', 'invitation.same_person', {
    zh: '须由发出邀请以外的另一人批准。',
    en: 'Another person than the one who invited has to approve.',
  });

export const badCode = () =>
  invalid('invitationCode', 'isCode', { zh: '不是完整的接入码。', en: 'Not an invitation’s code, or not all of it.' });

export const otherOffice = (iid: string) =>
  invalid('invitationCode', 'isForThisOffice', {
    zh: `这个接入码是给 ${iid} 的，不是给本机关的。`,
    en: `This code is for ${iid}, not for this office.`,
  });

export const otherParent = (iid: string) =>
  invalid('invitationCode', 'isOfParent', {
    zh: `这个接入码由 ${iid} 发出，不是本机关的上级。`,
    en: `This code is by ${iid}, which is not this office’s parent.`,
  });

export const otherRegistrar = () =>
  invalid('invitationCode', 'isOfRegistrar', {
    zh: '这个接入码所属的登记机构与本机关的不同，不能迁入。',
    en: 'This code is of another registrar’s network.',
  });

export const hasParent = () =>
  new DomainError('conflict', 'join.has_parent', {
    zh: '本机关已经接入上级。',
    en: 'This office has its parent already.',
  });

export const noPlace = () =>
  new DomainError('conflict', 'join.not_prepared', {
    zh: '本机关未设置 PARENT_LINK_FILE 和 PARENT_LINK_SEED_FILE，无法凭接入码接入。',
    en: 'PARENT_LINK_FILE and PARENT_LINK_SEED_FILE are not set: this office cannot join by a code.',
  });

export const codeExpired = () =>
  new DomainError('gone', 'join.expired', {
    zh: '接入码已过期，请上级重新邀请。',
    en: 'The code has expired; the parent has to invite again.',
  });

export const codeVoid = () =>
  new DomainError('gone', 'join.void', {
    zh: '上级已不接受这个接入码：已被撤回、被新的邀请取代，或已经用过。',
    en: 'The parent does not take this code any more: withdrawn, replaced by another invitation, or used before.',
  });

export const parentSilent = (why: string) =>
  new DomainError(
    'unavailable',
    'join.parent_silent',
    { zh: `上级没有应答（${why}），请检查网络后重试。`, en: `The parent does not answer (${why}).` },
    { retryAfterSeconds: 5 },
  );

const refusals: Partial<Record<JoinRefusal, { zh: string; en: string }>> = {
  used: { zh: '接入码已被另一个机关使用。', en: 'Another office has used the code.' },
  wrong_office: { zh: '接入码不是给本机关的。', en: 'The code is for another office.' },
  iid_taken: { zh: '名册中已有使用本编号的机关。', en: 'Another office has this id.' },
  card_outdated: {
    zh: '申请之后本机关的名片已有变动，请由新上级重新邀请后再申请。',
    en: 'This office’s card has changed since it asked; have the new parent invite again.',
  },
  wrong_tier: { zh: '本机关的层级不低于上级。', en: 'This office’s tier is not below the parent’s.' },
  key_taken: {
    zh: '本机关的签名密钥已在名册中使用过，请重新生成。',
    en: 'This signing key is or was another’s; make a new one.',
  },
};

export function joinRefused(reason: JoinRefusal): DomainError {
  const text = refusals[reason] ?? { zh: `上级或登记机构未予接受（${reason}）。`, en: `Turned down: ${reason}.` };
  return new DomainError('conflict', `join.${reason}`, text);
}
