import { DomainError, invalid } from '@qsl/contracts';

export const eventTooLarge = (mostBytes: number) =>
  new DomainError('tooLarge', 'event.too_large', {
    zh: `事件内容超过 ${mostBytes / 1024} KB。`,
    en: `Such an event holds at most ${mostBytes / 1024} KB of data.`,
  });

/** The offices' names. */
export const noSealingKeys = (offices: readonly string[]) =>
  new DomainError('conflict', 'event.no_sealing_key', {
    zh: `以下机构尚未登记密封密钥，不能使用密封方式：${offices.join('、')}。`,
    en: `Nothing can be sealed to or by an office without a sealing key: ${offices.join(', ')}.`,
  });

export const addressedWrongly = () =>
  invalid('to', 'isAddressedRightly', {
    zh: '密封事件须指明路径上的其他机构为收件机构，公开事件不得指明。',
    en: 'What is sealed names other offices of its route as addressees; what is open names none.',
  });

export const sealedBlobs = () =>
  invalid('blobs', 'arrayEmpty', {
    zh: '密封事件不能携带附件。',
    en: 'Attachments are not sealed: an event that is brings none.',
  });

export const eventIdTaken = () =>
  new DomainError('conflict', 'event.id_taken', {
    zh: '该事件编号已用于其他内容。',
    en: 'Another event was submitted under this id.',
  });

export const notOnRoute = () =>
  invalid('route', 'isOnRoute', { zh: '流转路径须包含本机构。', en: 'The route must name this office.' });

export const badTime = () => invalid('time', 'isIso8601', { zh: '时间格式不正确。', en: 'Not a point in time.' });

export const relayRecovering = () =>
  new DomainError(
    'unavailable',
    'relay.recovering',
    {
      zh: '本机构数据恢复中，正在与上下级核对，请稍后再试。',
      en: 'Restored from a backup; comparing with the neighbours first.',
    },
    { retryAfterSeconds: 5 },
  );
