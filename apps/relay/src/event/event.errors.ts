import { DomainError, invalid } from '@qsl/contracts';

export const eventTooLarge = () =>
  new DomainError('tooLarge', 'event.too_large', {
    zh: '事件内容超过 256 KB。',
    en: 'An event holds at most 256 KB of data.',
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
