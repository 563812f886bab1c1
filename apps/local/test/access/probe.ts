import type { OfficeClient } from '../../src/index.js';
import type { Fields, Route } from './api-document.js';

/** How a route answered. */
export interface Answer {
  status: number;
  /** Of a refusal. */
  type: string | null;
}

function bodyOf(route: Route, fields: Fields): { headers: Record<string, string>; body: string | FormData } | null {
  if (route.takesFile) {
    const body = new FormData();
    body.append('file', new Blob(['%PDF-1.4\n%%EOF\n']), '检测报告.pdf');
    return { headers: {}, body };
  }
  if (!route.body) return null;
  const taken = Object.fromEntries(Object.entries(route.body).map(([name, value]) => [name, fields[name] ?? value]));
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(taken) };
}

interface Question {
  token: string | null;
  /** By which path, query and body name what it is about. */
  fields: Fields;
}

async function send({ url }: OfficeClient, route: Route, { token, fields }: Question): Promise<Answer> {
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(fields[name] ?? crypto.randomUUID()));
  const query = Object.fromEntries(
    Object.entries(route.query).map(([name, value]) => [name, String(fields[name] ?? value)]),
  );
  const content = bodyOf(route, fields);
  const response = await fetch(`${url}${path}?${new URLSearchParams(query).toString()}`, {
    method: route.method,
    headers: { ...(token !== null && { authorization: `Bearer ${token}` }), ...content?.headers },
    ...(content && { body: content.body }),
  });
  const { status } = response;
  if (!response.ok) return { status, type: ((await response.json()) as { type: string }).type };
  await response.body?.cancel();
  return { status, type: null };
}

const mostTries = 3;

/** Asks a route as whoever the token belongs to; again where a busy machine did not answer in time. */
export async function probe(office: OfficeClient, route: Route, question: Question, attempt = 1): Promise<Answer> {
  const answer = await send(office, route, question);
  const isUncertain = answer.status === 503 || answer.status === 504;
  return isUncertain && attempt < mostTries ? probe(office, route, question, attempt + 1) : answer;
}
