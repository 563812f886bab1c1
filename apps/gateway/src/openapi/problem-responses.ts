import { refTo, type Schema } from './schema.js';

interface Response {
  description: string;
  headers?: Record<string, { description: string; schema: Schema }>;
  content: Record<string, { schema: Schema }>;
}

const retryAfter = { 'Retry-After': { description: '请在若干秒后重试', schema: { type: 'integer' } } };

const problem = (description: string, headers?: Response['headers']): Response => ({
  description,
  ...(headers && { headers }),
  content: { 'application/problem+json': { schema: refTo('ProblemView') } },
});

/** Every refusal, once; routes refer to them. */
export const problemResponses = {
  Invalid: problem('提交内容有误；errors 逐项指出字段和规则'),
  Unauthenticated: problem('需要登录'),
  Forbidden: problem('没有权限'),
  NotFound: problem('未找到，或无权查看'),
  Conflict: problem('与当前状态或他人的更新冲突；currentVersion 为当前版本'),
  TooLarge: problem('内容超过 1 MB'),
  UnsupportedMediaType: problem('请求内容不是 JSON'),
  FileTooLarge: problem('文件超过上限：附件 20 MB，离线文件 51 MB'),
  UnsupportedFile: problem('不支持此类文件，或请求不是表单'),
  NotOneFile: problem('须上传且只上传一个文件'),
  RateLimited: problem('操作过于频繁', retryAfter),
  Internal: problem('系统错误'),
  Unavailable: problem('服务暂不可用', retryAfter),
  Timeout: problem('处理超时'),
} satisfies Record<string, Response>;

const always = {
  400: 'Invalid',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'NotFound',
  429: 'RateLimited',
  500: 'Internal',
  503: 'Unavailable',
  504: 'Timeout',
};
const withBody = { 409: 'Conflict', 413: 'TooLarge', 415: 'UnsupportedMediaType' };

const withFile = { 409: 'Conflict', 413: 'FileTooLarge', 415: 'UnsupportedFile', 422: 'NotOneFile' };

const refer = (names: Record<string, string>): Record<string, { $ref: string }> =>
  Object.fromEntries(
    Object.entries(names).map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
  );

/** What any address may answer. */
export const malformed = refer({ 400: 'Invalid' });

/** Methods whose requests carry a body. */
export const methodsWithBody = ['post', 'put'];

/** References to the refusals that a route may answer with. */
export function refusalsOf(method: string, takesFile = false): Record<string, { $ref: string }> {
  if (takesFile) return refer({ ...always, ...withFile });
  return refer(methodsWithBody.includes(method) ? { ...always, ...withBody } : always);
}
