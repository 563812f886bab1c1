import type { RouteDescription } from './described.js';
import { malformed, refusalsOf } from './problem-responses.js';
import { refTo } from './schema.js';

const outcomes: Record<number, string> = { 200: '成功', 201: '已建立', 204: '已完成，没有内容', 503: '不可用' };

type Content = Record<string, object>;

function answer(status: number, content: Content | undefined): object {
  return { description: outcomes[status] ?? '其他', ...(content && { content }) };
}

const asJson = (view: RouteDescription['view']): Content | undefined =>
  view && { 'application/json': { schema: refTo(view.name) } };

/** Bytes have no schema; OpenAPI 3.1 leaves it out for them. */
const asBytes = (mediaTypes: readonly string[]): Content => Object.fromEntries(mediaTypes.map((type) => [type, {}]));

/** Answers of one route by status: what it gives, and how it refuses. */
export function describeAnswers(route: RouteDescription, method: string): Record<string, object> {
  const { status, view, documents, takesFile, refused } = route;
  const own = Object.entries(refused ?? {}).map(([code, body]) => [code, answer(Number(code), asJson(body))] as const);
  return {
    [status]: answer(status, documents ? asBytes(documents) : asJson(view)),
    ...(refused ? { ...malformed, ...Object.fromEntries(own) } : refusalsOf(method, takesFile)),
  };
}
