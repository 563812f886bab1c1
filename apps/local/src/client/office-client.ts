import type { SessionView } from '@qsl/contracts';
import { randomUUID } from 'node:crypto';
import { ApiProblem, type Problem } from './api-problem.js';

/** Password of every account of the demonstration. */
export const demoPassword = 'demo-2026';

interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: object;
  idempotencyKey?: string;
}

const mostTries = 3;

/** One person (or a visitor) at one office, over HTTP. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.ask<T>({ method: 'GET', path });
  }

  /** Done once, however often it has to be asked. */
  post<T>(path: string, body: object, idempotencyKey: string = randomUUID()): Promise<T> {
    return this.ask<T>({ method: 'POST', path, body, idempotencyKey });
  }

  /** Sets what the path names; again, it changes nothing. */
  put<T>(path: string, body: object): Promise<T> {
    return this.ask<T>({ method: 'PUT', path, body });
  }

  /** Performs a verb on an object in its current version. */
  async act<T extends { version: number }>(path: string, verb: string, body: object = {}): Promise<T> {
    const { version } = await this.get<{ version: number }>(path);
    return this.post<T>(`${path}/actions/${verb}`, { ...body, expectedVersion: version });
  }

  /** `undefined` where there is no such thing, or none that this person may see. */
  async find<T>(path: string): Promise<T | undefined> {
    try {
      return await this.get<T>(path);
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Asks again, with the same key, where the answer says nothing of what became of the request. */
  private async ask<T>(request: ApiRequest, attempt = 1): Promise<T> {
    try {
      return await this.send<T>(request);
    } catch (error) {
      if (!(error instanceof ApiProblem) || !error.isUncertain || attempt === mostTries) throw error;
      return this.ask<T>(request, attempt + 1);
    }
  }

  private async send<T>({ method, path, body, idempotencyKey }: ApiRequest): Promise<T> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body && { 'content-type': 'application/json' }),
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new ApiProblem(`${method} ${path}`, answer as Problem);
    return answer as T;
  }
}

/** An office as its people reach it; everybody signs in once. */
export class OfficeClient {
  readonly visitor: ApiClient;
  private readonly sessions = new Map<string, Promise<string>>();

  constructor(
    readonly iid: string,
    readonly url: string,
  ) {
    this.visitor = new ApiClient(url);
  }

  async as(account: string): Promise<ApiClient> {
    return new ApiClient(this.url, await this.sessionOf(account));
  }

  /** Token of the account's session. */
  sessionOf(account: string): Promise<string> {
    const known = this.sessions.get(account);
    if (known) return known;
    const session = this.signIn(account);
    this.sessions.set(account, session);
    return session;
  }

  private async signIn(account: string): Promise<string> {
    const { token } = await this.visitor.post<SessionView>('/auth/sessions', { account, password: demoPassword });
    return token;
  }
}
