import { DomainError, invalid, notFound } from '@qsl/contracts';

export const suggestionNotFound = (): DomainError => notFound('suggestion');

export const realNameNeeded = (isSignedIn: boolean): DomainError =>
  new DomainError('forbidden', 'suggestion.real_name_needed', {
    zh: isSignedIn
      ? '提交建议需先完成实名认证，请到“我的”中认证，或持身份证件到政协办公室办理。'
      : '提交建议需先登录并完成实名认证。',
    en: isSignedIn
      ? 'Suggestions need a confirmed real name: confirm yours on your own page, or with your papers at the office.'
      : 'Sign in with a confirmed real name to submit a suggestion.',
  });

export const unknownArea = (): DomainError =>
  invalid('areaCode', 'knownDivision', {
    zh: '没有这个行政区划，请重新选择地区。',
    en: 'There is no division with this code.',
  });

export const tooShort = (field: 'title' | 'body', least: number): DomainError =>
  invalid(field, 'minLength', { zh: `至少 ${least} 个字符。`, en: `${field} needs at least ${least} characters.` });
