import type {
  CaseView,
  FieldFault,
  NoticeView,
  OrderView,
  PersonView,
  SealedNotePage,
  TransferView,
} from '@qsl/contracts';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeLinks } from './fake-links.js';
import { FakeModules } from './fake-modules.js';
import { aTransfer, cases, order } from './sample-cases.js';
import { instance, people, units } from './sample-office.js';

/** One change as the desk sent it. */
export interface Received {
  path: string;
  body: Record<string, unknown>;
  idempotencyKey: string | undefined;
  csrf: string | undefined;
}

interface Answer {
  status: number;
  body: object;
  cookie?: string;
}

interface Versioned {
  id: string;
  version: number;
  actions: string[];
}

const noNotes: SealedNotePage = { items: [], nextCursor: null, addressees: [] };
const ok = (body: object): Answer => ({ status: 200, body });
const problem = (status: number, detail: string, errors: FieldFault[] = []): Answer => ({
  status,
  body: { type: 'urn:qsl:problem:test', title: detail, status, detail, requestId: 'req-7f3a', errors },
});
const page = (items: object[]): Answer => ok({ items, nextCursor: null });

/** An office's gateway with invented data over real HTTP; pages come from the desk's own server behind it. */
export class FakeApi {
  received: Received[] = [];
  private cases: CaseView[] = cases();
  private transfers: TransferView[] = transfers();
  private orders: OrderView[] = orders();
  /** Sealed notes, the same at every case. */
  notes = noNotes;
  links = new FakeLinks();
  private modules = new FakeModules();
  private readonly streams = new Set<ServerResponse>();
  private readonly planned = new Map<string, Answer>();
  private readonly server = createServer((request, response) => void this.handle(request, response));

  constructor(private readonly deskUrl: string) {}

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** As it was in the beginning. */
  reset(): void {
    Object.assign(this, { received: [], notes: noNotes, cases: cases(), transfers: transfers(), orders: orders() });
    this.modules = new FakeModules();
    this.links = new FakeLinks();
    this.planned.clear();
  }

  /** Somebody else changes a case. */
  touchCase(id: string, change: Partial<CaseView>): void {
    const found = this.cases.find((one) => one.id === id);
    if (found) Object.assign(found, change, { version: found.version + 1 });
  }

  /** Something happens, and every open page is told. */
  announce(notice: NoticeView): void {
    this.modules.notices.unshift(notice);
    for (const stream of this.streams) stream.write(`event: notice\ndata: ${JSON.stringify(notice)}\n\n`);
  }

  /** Refuses the next change at a path. */
  refuseNext(path: string, status: number, detail: string, errors: FieldFault[] = []): void {
    this.planned.set(path, problem(status, detail, errors));
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (!url.pathname.startsWith('/api/v1')) return this.passOn(url, response);
    const path = url.pathname.replace('/api/v1', '');
    if (path === '/events') return this.follow(response);
    const answer = request.method === 'GET' ? this.read(path, request) : await this.change(path, request);
    const cookie = answer.cookie ? { 'set-cookie': answer.cookie } : {};
    response.writeHead(answer.status, { 'content-type': 'application/json', ...cookie });
    response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
  }

  private follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('retry: 5000\n\n');
    this.streams.add(response);
    response.on('close', () => this.streams.delete(response));
  }

  private async passOn(url: URL, response: ServerResponse): Promise<void> {
    const answer = await fetch(this.deskUrl + url.pathname);
    const kept = ['content-type', 'content-security-policy', 'cache-control'];
    const headers = kept.flatMap((name) => answer.headers.get(name) ?? []);
    response.writeHead(answer.status, Object.fromEntries(headers.map((value, index) => [kept[index], value])));
    response.end(Buffer.from(await answer.arrayBuffer()));
  }

  private read(path: string, request: IncomingMessage): Answer {
    const { searchParams } = new URL(request.url ?? '/', 'http://fake');
    if (path === '/instance') return ok(instance);
    const person = personOf(request);
    if (!person) return problem(401, '请先登录。');
    if (path === '/me') return ok(person);
    if (path.startsWith('/links')) return this.readLinks(path, searchParams);
    if (path === '/units') return ok({ items: units });
    if (path === '/cases/summary') {
      return ok({ dueToday: 1, overdue: 1, returned: 0, awaitingSignOff: 2, inbox: 6, byState: [] });
    }
    const found = this.modules.read(path, searchParams, person);
    return found ? ok(found) : this.readWork(path, searchParams);
  }

  private readLinks(path: string, query: URLSearchParams): Answer {
    const found = this.links.read(path, query);
    return found ? ok(found) : problem(404, '未找到，或您无权查看。');
  }

  private readWork(path: string, searchParams: URLSearchParams): Answer {
    if (path.endsWith('/sealed-notes')) return ok(this.notes);
    if (path === '/cases') return page(matching(this.cases, searchParams, ['state', 'light', 'direction']));
    if (path === '/transfers') return page(matching(this.transfers, searchParams, ['state', 'direction']));
    if (path === '/orders') return page(matching(this.orders, searchParams, ['state']));
    if (path.startsWith('/timelines/'))
      return ok(this.cases.find(({ state }) => state === 'escalated')?.timeline ?? {});
    const found = this.find(path);
    return found ? ok(found) : problem(404, '未找到，或您无权查看。');
  }

  private find(path: string): Versioned | undefined {
    const [, kind, id] = path.split('/');
    const lists: Record<string, Versioned[]> = { cases: this.cases, transfers: this.transfers, orders: this.orders };
    return lists[kind ?? '']?.find((one) => one.id === id) ?? this.modules.find(path);
  }

  private async change(path: string, request: IncomingMessage): Promise<Answer> {
    const body = await readBody(request);
    const { 'idempotency-key': key, 'x-qsl-csrf': csrf } = request.headers;
    this.received.push({ path, body, idempotencyKey: key as string | undefined, csrf: csrf as string | undefined });
    if (csrf !== '1') return problem(403, '请求未通过安全校验，请刷新页面后重试。');
    if (path === '/auth/sessions') return signIn(body);
    if (request.method === 'DELETE') return { status: 204, body: {}, cookie: 'qsl_session=; Path=/; Max-Age=0' };
    const planned = this.planned.get(path);
    this.planned.delete(path);
    if (planned) return planned;
    if (path.endsWith('/sealed-notes')) return { status: 201, body };
    if (path.startsWith('/links/')) return this.links.change(path, body);
    const made = this.modules.make(path, body);
    if (made) return { status: 201, body: made };
    const found = this.find(path);
    if (!found) return problem(404, '未找到，或您无权查看。');
    if (body['expectedVersion'] !== found.version) return problem(409, '内容已被他人更新，请刷新后再操作。');
    found.version += 1;
    found.actions = [];
    this.modules.settle(path, body);
    return path.endsWith('/transfers') ? { status: 201, body: aTransfer({ state: 'composed' }) } : ok(found);
  }
}

export const arrivalId = '0190e000-0000-7000-8000-000000000002';
export const draftId = '0190e000-0000-7000-8000-000000000003';
const fromCounty = {
  fromInstance: 'x610302',
  fromName: '渭滨区政协',
  toInstance: 'c610300',
  toName: '宝鸡市政协',
  hop: 1,
};

const transfers = (): TransferView[] => [
  aTransfer({}),
  aTransfer({
    id: arrivalId,
    direction: 'in',
    state: 'sent',
    caseId: null,
    ...fromCounty,
    actions: ['accept', 'return'],
  }),
  aTransfer({ id: draftId, state: 'composed', sentAt: null, actions: ['sign_off'] }),
];

const orders = (): OrderView[] => [
  order(1, {}),
  order(2, { title: '老旧小区加装电梯，低层住户意见如何协调', state: 'dispatched', signedAt: null, actions: ['sign'] }),
];

function personOf({ headers }: IncomingMessage): PersonView | undefined {
  const account = /qsl_session=(\w+)/.exec(headers.cookie ?? '')?.[1];
  return people.find((person) => person.account === account);
}

function signIn({ account, password }: Record<string, unknown>): Answer {
  const person = people.find((one) => one.account === account);
  if (!person || password !== 'demo-2026') return problem(401, '账号或密码不正确。');
  const session = { token: 'x'.repeat(43), expiresAt: '2026-11-26T00:00:00Z', person };
  return { status: 201, body: session, cookie: `qsl_session=${person.account}; Path=/; HttpOnly; SameSite=Lax` };
}

function matching<T extends object>(items: T[], query: URLSearchParams, names: string[]): T[] {
  const words = query.get('q') ?? '';
  return items
    .filter((item) =>
      names.every((name) => !query.get(name) || (item as Record<string, unknown>)[name] === query.get(name)),
    )
    .filter((item) => !words || JSON.stringify(item).includes(words));
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {};
}
