import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { moduleAnswer, moduleDeed } from './fake-modules.js';
import { noticeViews } from './sample-news.js';
import { rows, similar, suggestionOf } from './sample-suggestions.js';
import { topicRows } from './sample-topics.js';
import { sampleTrace, waitingTrace } from './sample-trace.js';

/** One request as the portal sent it. */
export interface Received {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

export interface Answer {
  status: number;
  body: object;
  headers?: Record<string, string>;
}

export interface FakeGateway {
  url: string;
  received: Received[];
  /** Answers the next request of a path with this instead. */
  answerNext(path: string, answer: Answer): void;
  close(): Promise<void>;
}

const sessionToken = 'a-session-token-of-twenty';
const ok = (body: object, headers?: Record<string, string>): Answer => ({ status: 200, body, headers });
const problem = (status: number, detail: string, errors: object[] = []): Answer => ({
  status,
  body: { type: 'about:blank', title: detail, status, detail, requestId: 'req-1', errors },
});
const person = {
  id: 'p1',
  account: 'citizen1',
  name: '王晓云',
  roles: ['citizen'],
  level: 'L2',
  unitId: null,
  unitName: null,
};
const receipt = {
  id: rows[5]?.id,
  code: 'QSL-610303-2026-0031',
  queryCode: 'K7PWX2MN',
  state: 'submitted',
  version: 1,
};
const instance = {
  iid: 'x610303',
  name: '金台区政协',
  tier: 'county',
  areaCode: '610303',
  parent: 'c610300',
  children: [],
  directory: [],
  links: [{ peer: 'c610300', peerName: '宝鸡市政协', relation: 'parent', state: 'active', pending: 0 }],
};

const officeAnswers: Record<string, object> = {
  '/instance': instance,
  '/links/recovery': { phase: 'none', waitsFor: [], unapplied: 0 },
  '/health/ready': { ok: true },
};

/** A gateway's HTTP API with invented data, over real HTTP. */
export async function startFakeGateway(): Promise<FakeGateway> {
  const received: Received[] = [];
  const planned = new Map<string, Answer>();
  const server = createServer((request, response) => void handle(request, response));
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const seen = await read(request);
    received.push(seen);
    const answer = planned.get(seen.path) ?? answerTo(seen);
    planned.delete(seen.path);
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body));
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerNext: (path, answer) => planned.set(path, answer),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://gateway');
  const text = Buffer.concat(chunks).toString();
  return {
    method: request.method ?? '',
    path: url.pathname.replace('/api/v1', ''),
    query: url.searchParams,
    headers: request.headers,
    body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

function answerTo({ method, path, query, headers, body }: Received): Answer {
  const isSignedIn = headers.cookie?.includes(sessionToken) ?? false;
  if (method !== 'GET') return change(path, body, { isSignedIn, csrf: headers['x-qsl-csrf'] === '1' });
  if (/^\/(me|notices)\b/.test(path)) return isSignedIn ? ownAnswer(path) : problem(401, '请先登录。');
  if (path in officeAnswers) return ok(officeAnswers[path] ?? {});
  if (path === '/suggestions/similar') return ok({ items: query.get('title')?.includes('直饮水') ? similar : [] });
  if (path === '/suggestions') return ok({ items: listed(query), nextCursor: null });
  if (path === '/track') return track(query);
  return moduleAnswer({ path, query, isSignedIn }) ?? matter(path);
}

function ownAnswer(path: string): Answer {
  if (path === '/me') return ok(person);
  if (path === '/me/topics') return ok({ items: topicRows.slice(4), nextCursor: null });
  if (path === '/notices') return ok({ items: noticeViews, nextCursor: null });
  if (path === '/notices/unread-count') return ok({ count: 1 });
  if (path === '/notices/watch') return ok({ watching: false, muted: false });
  return ok({ items: rows, nextCursor: null });
}

function listed(query: URLSearchParams): object[] {
  const state = query.get('state');
  const words = query.get('q') ?? '';
  return rows.filter((row) => (!state || row.state === state) && row.title.includes(words));
}

function track(query: URLSearchParams): Answer {
  if (query.get('queryCode') !== receipt.queryCode) return problem(404, '未找到，或您无权查看。');
  return ok({ suggestion: suggestionOf(rows[1]?.id ?? ''), timeline: waitingTrace() });
}

function matter(path: string): Answer {
  const [, id = '', part] = /^\/suggestions\/([\w-]+)(\/timeline)?$/.exec(path) ?? [];
  const suggestion = suggestionOf(id);
  if (!suggestion) return problem(404, '未找到，或您无权查看。');
  if (!part) return ok(suggestion);
  return ok(
    suggestion.state === 'answered'
      ? sampleTrace()
      : suggestion.state === 'in_handling'
        ? sampleTrace(11)
        : sampleTrace(2),
  );
}

function change(
  path: string,
  body: Record<string, unknown>,
  { isSignedIn, csrf }: { isSignedIn: boolean; csrf: boolean },
): Answer {
  if (!csrf) return problem(403, '请求未通过安全校验。');
  if (path === '/auth/sessions') {
    if (body['password'] !== 'demo-2026') return problem(401, '账号或密码不正确。');
    return ok(
      { token: sessionToken, person },
      { 'set-cookie': `qsl_session=${sessionToken}; Path=/; HttpOnly; SameSite=Lax` },
    );
  }
  if (!isSignedIn) return problem(401, '请先登录。');
  const done = moduleDeed(path, body);
  if (done) return done;
  if (path === '/suggestions') return { status: 201, body: receipt };
  if (path.includes('/actions/')) return ok(suggestionOf(rows[0]?.id ?? '') ?? {});
  return { status: 200, body: {} };
}
