import { ApiProblem, readProblem } from './problem.js';

/** On whose behalf the portal asks. */
export interface Caller {
  /** Value of the visitor's session cookie. */
  session: string | null;
  /** The visitor's network address, for the gateway's limits. */
  address: string;
  requestId: string;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

interface Sent {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: object;
  idempotencyKey?: string;
}

const timeoutMs = 10_000;

/** The office's HTTP API, as any other client sees it. Pages are in Chinese, and so are the answers asked for. */
export class Gateway {
  constructor(
    private readonly baseUrl: string,
    private readonly sessionCookie: string,
  ) {}

  async get<T>(caller: Caller, path: string, query: Query = {}): Promise<T> {
    const response = await this.send(caller, { method: 'GET', path: path + toSearch(query) });
    return (await response.json()) as T;
  }

  async post<T>(caller: Caller, path: string, command: { body: object; idempotencyKey?: string }): Promise<T> {
    const response = await this.send(caller, { method: 'POST', path, ...command });
    return (await response.json()) as T;
  }

  async put<T>(caller: Caller, path: string, body: object): Promise<T> {
    const response = await this.send(caller, { method: 'PUT', path, body });
    return (await response.json()) as T;
  }

  /** Opens a session; the answer's cookies go to the visitor unread. */
  async signIn(caller: Caller, body: { account: string; password: string }): Promise<string[]> {
    const response = await this.send(caller, { method: 'POST', path: '/auth/sessions', body });
    return response.headers.getSetCookie();
  }

  async signOut(caller: Caller): Promise<string[]> {
    const response = await this.send(caller, { method: 'DELETE', path: '/auth/sessions/current' });
    return response.headers.getSetCookie();
  }

  async isReady(): Promise<boolean> {
    const ask = fetch(`${this.baseUrl}/api/v1/health/ready`, { signal: AbortSignal.timeout(timeoutMs) });
    return ask.then(
      ({ ok }) => ok,
      () => false,
    );
  }

  private async send(caller: Caller, { method, path, body, idempotencyKey }: Sent): Promise<Response> {
    const headers = new Headers({
      accept: 'application/json',
      'accept-language': 'zh-CN',
      'x-forwarded-for': caller.address,
      'x-request-id': caller.requestId,
    });
    if (caller.session) headers.set('cookie', `${this.sessionCookie}=${caller.session}`);
    if (method !== 'GET') headers.set('x-qsl-csrf', '1');
    if (body) headers.set('content-type', 'application/json');
    if (idempotencyKey) headers.set('idempotency-key', idempotencyKey);
    const response = await fetch(`${this.baseUrl}/api/v1${path}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : undefined,
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw Object.assign(new ApiProblem(503, '平台服务暂时无法连接，请稍后再试。'), { cause });
    });
    if (!response.ok) throw await readProblem(response);
    return response;
  }
}

function toSearch(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}
