import { DomainError, fileSenders, type Actor, type Message } from '@qsl/contracts';
import { Refusal } from '../problem/refusal.js';
import { unauthenticated } from '../session/caller.guard.js';

export const maxFileBytes = 20 * 1024 * 1024;
export const fileField = 'file';

function refusal(status: number, rule: string, text: Message): Refusal {
  const errors = [{ field: fileField, rule, message: text.zh }];
  return new Refusal({ status, reason: `file.${rule}`, text, details: { errors } });
}

export function tooLarge(maxBytes: number): Refusal {
  const megabytes = Math.floor(maxBytes / 1024 ** 2);
  return refusal(413, 'max_size', {
    zh: `文件过大，最大 ${megabytes} MB。`,
    en: `The file is too large; at most ${megabytes} MB.`,
  });
}

export const typeNotTaken = (): Refusal =>
  refusal(415, 'type', {
    zh: '不支持此类文件。请上传 PDF、JPEG、PNG、WebP 或 Word、Excel、PowerPoint（docx、xlsx、pptx）文件。',
    en: 'Files of this kind are not taken; send PDF, JPEG, PNG, WebP, DOCX, XLSX or PPTX.',
  });

export const notMultipart = (): Refusal =>
  refusal(415, 'multipart', {
    zh: '请以表单（multipart/form-data）上传文件。',
    en: 'Send the file as multipart/form-data.',
  });

export const notOneFile = (): Refusal =>
  refusal(422, 'one_file', {
    zh: `每次请上传一个文件，字段名为 ${fileField}，不带其他字段。`,
    en: `Send exactly one file, in the field ${fileField}, and nothing else.`,
  });

/** For now only those who write for the office need to send files. */
export function refuseUnlessWriter({ personId, roles }: Actor): void {
  if (personId === null) throw unauthenticated();
  if (roles.some((role) => fileSenders.includes(role))) return;
  throw new DomainError('forbidden', 'file.forbidden', {
    zh: '只有工作人员和资讯编辑可以上传文件。',
    en: 'Only staff and editors may send files.',
  });
}

export const noFolder = (): DomainError =>
  new DomainError('unavailable', 'file.no_folder', {
    zh: '本机构尚未开通文件上传，请与管理员联系。',
    en: 'This office keeps no files yet: FILES_FOLDER is not set.',
  });
