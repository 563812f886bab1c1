import { articleLimits, DomainError, invalid, notFound } from '@qsl/contracts';

export const articleNotFound = (): DomainError => notFound('article');

export const newsroomOnly = (): DomainError =>
  new DomainError('forbidden', 'article.newsroom_only', {
    zh: '编辑部仅供资讯编辑和审核人员查看。',
    en: 'The newsroom is for editors and reviewers only.',
  });

export const tooShort = (field: 'title' | 'summary' | 'body', least: number): DomainError =>
  invalid(field, 'minLength', { zh: `至少 ${least} 个字符。`, en: `${field} needs at least ${least} characters.` });

export const bodyTooLong = (): DomainError =>
  invalid('body', 'maxLength', {
    zh: `正文（含格式）不能超过 ${articleLimits.body} 个字符。`,
    en: `The body has at most ${articleLimits.body} characters with its markup.`,
  });

export const notInFuture = (): DomainError =>
  invalid('publishAt', 'future', {
    zh: '发布时间应晚于现在、早于一年之后。',
    en: 'The time of publication lies in the year to come.',
  });

export const noSuchPicture = (): DomainError =>
  invalid('cover.base64', 'picture', {
    zh: '封面应为 JPEG、PNG 或 WebP 图片。',
    en: 'The cover is a JPEG, PNG or WebP picture.',
  });

export const pictureTooLarge = (): DomainError =>
  invalid('cover.base64', 'pictureSize', {
    zh: `封面不能超过 ${articleLimits.coverBytes / 1024} KB。`,
    en: `The cover has at most ${articleLimits.coverBytes / 1024} KB.`,
  });

export function tooLargeToTravel(field: 'cover' | 'body', bytes: number): DomainError {
  const size = Math.ceil(bytes / 1024);
  return invalid(field, 'syndicationSize', {
    zh: `文章连同封面共 ${size} KB，超过下发上限 256 KB，请压缩封面或精简正文。`,
    en: `Text and cover have ${size} KB; to be published to offices below they may have 256 KB.`,
  });
}
