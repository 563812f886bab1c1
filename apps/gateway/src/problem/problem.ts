import type { FieldFault, Language, Message } from '@qsl/contracts';
import type { Failure } from './failure.js';
import type { ProblemView } from './problem.view.js';

/** Of the request that failed. */
export interface ProblemContext {
  language: Language;
  requestId: string;
  path: string;
}

const titles: Record<number, Message> = {
  400: { zh: '提交内容有误', en: 'Bad request' },
  401: { zh: '需要登录', en: 'Sign-in required' },
  403: { zh: '没有权限', en: 'Not allowed' },
  404: { zh: '未找到', en: 'Not found' },
  408: { zh: '请求超时', en: 'Request time-out' },
  409: { zh: '与当前状态冲突', en: 'Conflict' },
  410: { zh: '已不存在', en: 'Gone' },
  413: { zh: '内容过大', en: 'Content too large' },
  414: { zh: '网址过长', en: 'Address too long' },
  415: { zh: '不支持的内容类型', en: 'Unsupported media type' },
  422: { zh: '无法处理提交内容', en: 'Unprocessable content' },
  429: { zh: '操作过于频繁', en: 'Too many requests' },
  500: { zh: '系统错误', en: 'Internal error' },
  503: { zh: '服务暂不可用', en: 'Service unavailable' },
  504: { zh: '处理超时', en: 'Time-out' },
};

/** A service that finds a single broken rule says it in both languages, but on the field in Chinese only. */
function localise(fault: FieldFault, text: Message, language: Language): FieldFault {
  return language === 'en' && fault.message === text.zh ? { ...fault, message: text.en } : fault;
}

/** What the caller reads of a failure. */
export function toProblem(failure: Failure, context: ProblemContext): ProblemView {
  const { status, reason, text, details } = failure;
  const inLanguage = ({ zh, en }: Message): string => (context.language === 'en' ? en : zh);
  return {
    type: `urn:qsl:problem:${reason}`,
    title: inLanguage(titles[status] ?? { zh: '请求失败', en: 'Request failed' }),
    status,
    detail: inLanguage(text),
    instance: context.path,
    requestId: context.requestId,
    ...(details.errors && { errors: details.errors.map((fault) => localise(fault, text, context.language)) }),
    ...(details.currentVersion !== undefined && { currentVersion: details.currentVersion }),
  };
}
