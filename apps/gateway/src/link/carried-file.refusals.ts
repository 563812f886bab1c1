import { type Actor, DomainError } from '@qsl/contracts';
import { unauthenticated } from '../session/caller.guard.js';

export const noExchangeFolder = (): DomainError =>
  new DomainError('conflict', 'file.no_folder', {
    zh: '本机关没有设置离线文件夹（RELAY_EXCHANGE_FOLDER），不能在浏览器中导出、导入。',
    en: 'This office has no exchange folder (RELAY_EXCHANGE_FOLDER) for browsers.',
  });

/** Before tens of megabytes are taken in; the relay looks again. */
export function refuseUnlessAdmin({ personId, roles }: Actor): void {
  if (personId === null) throw unauthenticated();
  if (roles.includes('admin')) return;
  throw new DomainError('forbidden', 'file.forbidden', {
    zh: '只有管理员可以导入离线文件。',
    en: 'Only administrators may bring files.',
  });
}
