import type { SessionView } from '@qsl/contracts';
import { ApiProblem, type Problem } from './api-problem.js';

/** Password of every account of the demonstration. */
export const demoPassword = 'demo-2026';

/** One person (or a visitor) at one office, over HTTP. */
export class ApiClient {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.ask<T>('GET', path);
  }

  post<T>(path: string, body: object, idempotencyKey?: string): Promise<T> {
    return this.ask<T>('POST', path, { body, idempotencyKey });
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

  private async ask<T>(
    method: string,
    path: string,
    { body, idempotencyKey }: { body?: object; idempotencyKey?: string } = {},
  ): Promise<T> {
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
  private readonly sessions = new Map<string, Promise<ApiClient>>();

  constructor(
    readonly iid: string,
    readonly url: string,
  ) {
    this.visitor = new ApiClient(url);
  }

  as(account: string): Promise<ApiClient> {
    const known = this.sessions.get(account);
    if (known) return known;
    const session = this.signIn(account);
    this.sessions.set(account, session);
    return session;
  }

  private async signIn(account: string): Promise<ApiClient> {
    const { token } = await this.visitor.post<SessionView>('/auth/sessions', { account, password: demoPassword });
    return new ApiClient(this.url, token);
  }
}
