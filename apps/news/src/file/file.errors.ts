import { DomainError, invalid, notFound } from '@qsl/contracts';

export const fileNotFound = (): DomainError => notFound('file');

export const noSender = (): DomainError =>
  new DomainError('forbidden', 'file.forbidden', {
    zh: '只有工作人员和资讯编辑可以上传文件。',
    en: 'Only staff and editors may send files.',
  });

export const notYourFile = (index: number): DomainError =>
  invalid(`attachments.${index}.id`, 'uploaded', {
    zh: '附件不存在或您无权使用，请重新上传。',
    en: `attachments.${index}.id must be a file that you sent, or that is attached to an article here`,
  });
