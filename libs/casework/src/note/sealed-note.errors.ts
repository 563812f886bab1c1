import { DomainError } from '@qsl/contracts';

export const notesForOfficeOnly = () =>
  new DomainError('forbidden', 'sealed_note.office_only', {
    zh: '密封说明仅供工作人员和领导查看、发送。',
    en: 'Sealed notes are for staff and leaders only.',
  });

export const notOnRoute = () =>
  new DomainError('conflict', 'sealed_note.not_on_route', {
    zh: '本件未经过该机关，不能向其发送密封说明。',
    en: 'The addressee must be another office on the route of the matter.',
  });

/** Names of the offices. */
export const noSealingKey = (offices: readonly string[]) =>
  new DomainError('conflict', 'sealed_note.no_key', {
    zh: `以下机关尚未登记密封密钥，暂不能使用密封说明：${offices.join('、')}。`,
    en: `Nothing can be sealed to or by an office without a sealing key: ${offices.join(', ')}.`,
  });
