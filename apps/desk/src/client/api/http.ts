import { asProblem, readProblem } from './problem.js';

export type Query = Readonly<Record<string, string | number | undefined>>;

/** A change: its body, and the key by which a repetition is recognised. */
export interface Command {
  body: object;
  idempotencyKey: string;
}

const base = '/api/v1';
const timeoutMs = 15_000;
const uploadTimeoutMs = 120_000;
let onSignedOut: () => void = () => undefined;

/** Names what happens when the session has ended while somebody works. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

/** @throws ApiProblem */
export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const response = await send(path + toSearch(query), { signal });
  return (await response.json()) as T;
}

/** @throws ApiProblem */
export async function post<T>(
  path: string,
  { body, idempotencyKey }: Command,
  patienceMs: number = timeoutMs,
): Promise<T> {
  const headers = { 'content-type': 'application/json', 'x-qsl-csrf': '1', 'idempotency-key': idempotencyKey };
  const response = await send(path, { method: 'POST', headers, body: JSON.stringify(body) }, patienceMs);
  return (await response.json()) as T;
}

/**
 * Sends a file by itself.
 * @throws ApiProblem
 */
export async function upload<T>(path: string, file: File): Promise<T> {
  const body = new FormData();
  body.append('file', file);
  const response = await send(path, { method: 'POST', headers: { 'x-qsl-csrf': '1' }, body }, uploadTimeoutMs);
  return (await response.json()) as T;
}

/** @throws ApiProblem */
export async function remove(path: string): Promise<void> {
  await send(path, { method: 'DELETE', headers: { 'x-qsl-csrf': '1' } });
}

async function send(path: string, init: RequestInit, patienceMs = timeoutMs): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new DOMException('too slow', 'TimeoutError')), patienceMs);
  init.signal?.addEventListener('abort', () => abort.abort(init.signal?.reason), { once: true });
  const headers = { accept: 'application/json', 'accept-language': 'zh-CN', ...init.headers };
  try {
    const response = await fetch(base + path, { ...init, headers, signal: abort.signal });
    if (response.ok) return response;
    if (response.status === 401 && !path.startsWith('/auth/')) onSignedOut();
    throw await readProblem(response);
  } catch (error) {
    throw init.signal?.aborted ? error : asProblem(error);
  } finally {
    clearTimeout(timer);
  }
}

function toSearch(query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return given.length > 0 ? `?${new URLSearchParams(given)}` : '';
}
