import { DomainError, invalid } from '@qsl/contracts';
import type { RequestFault } from '../protocol/registrar.js';

export const notRegistrar = () =>
  new DomainError('conflict', 'directory.not_registrar', {
    zh: '本机构不是名册登记机构，不能签发名片。',
    en: 'This office is not the registrar.',
  });

export const noRegistrar = () =>
  new DomainError('conflict', 'directory.no_registrar', {
    zh: '本机构的名册未指定登记机构，密钥只能由运维人员更换。',
    en: 'The office directory names no registrar who could issue a card.',
  });

export const noSealingKey = () =>
  new DomainError('conflict', 'directory.no_sealing_key', {
    zh: '本机构未配置密封密钥文件（RELAY_SEALING_KEYS_FILE）。',
    en: 'This office keeps no sealing keys (RELAY_SEALING_KEYS_FILE).',
  });

export const registrarRecovering = () =>
  new DomainError(
    'unavailable',
    'directory.recovering',
    {
      zh: '名册恢复中，正在向下级取回已签发的名片，请稍后再试。',
      en: 'Restored from a backup; the cards that neighbours hold come back first.',
    },
    { retryAfterSeconds: 5 },
  );

export const unknownOffice = () =>
  invalid('iid', 'isKnown', { zh: '名册中没有这个机构。', en: 'No office of this id is in the directory.' });

export const ownOffice = () =>
  invalid('iid', 'isOther', { zh: '登记机构不能注销自己。', en: 'The registrar cannot end itself.' });

export const noMoveAsked = () =>
  new DomainError('conflict', 'directory.no_move_asked', {
    zh: '没有待核准的迁移申请：须先由新上级邀请、该机关申请、新上级第二人批准。',
    en: 'No such move waits: the new parent invites, the office asks, a second person there approves first.',
  });

export const moveRefused = (fault: RequestFault) =>
  new DomainError('conflict', `directory.${fault}`, {
    zh: `迁移申请不成立（${fault}），已退回，请重新申请。`,
    en: `The request to move does not hold (${fault}) and was turned down; have it asked anew.`,
  });

export const badCursor = () =>
  invalid('cursor', 'isCursor', { zh: '翻页标记不正确。', en: 'Not a cursor of this list.' });
