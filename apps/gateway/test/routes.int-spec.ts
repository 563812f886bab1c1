import * as contracts from '@qsl/contracts';
import type { FieldFault, Rpc } from '@qsl/contracts';
import { person } from './fake-services.js';
import { post, startGateway, type RunningGateway } from './running-gateway.js';

const id = '0190f3a0-0000-7000-8000-0000000000aa';
const unitId = '0190f3a0-0000-7000-8000-0000000000bb';
const versioned = { expectedVersion: 3 };
const text = '这是一段足够长的说明文字。';
const outcome = {
  type: 'normative_document',
  title: '关于规范自动售水机的通知',
  docNumber: '陕卫发〔2026〕1号',
  issuers: ['省卫生健康委'],
  issuedOn: '2026-11-01',
  effectiveOn: '2026-12-01',
  summary: text,
};

type Route = [path: string, contract: Rpc<object, object>, body?: object];

const reads: Route[] = [
  ['/instance', contracts.getInstance],
  ['/links', contracts.listLinks],
  ['/regions?parent=610300', contracts.listRegions, { parent: '610300' }],
  ['/units', contracts.listUnits],
  ['/me/submissions?limit=5', contracts.listMySubmissions, { limit: 5 }],
  ['/suggestions?state=&q=%E9%A5%AE%E6%B0%B4&limit=10', contracts.listSuggestions, { q: '饮水', limit: 10 }],
  ['/suggestions/similar?title=%E9%A5%AE%E6%B0%B4%E6%9C%BA', contracts.findSimilarSuggestions, { title: '饮水机' }],
  [`/suggestions/${id}`, contracts.getSuggestion, { id }],
  [`/suggestions/${id}/timeline`, contracts.getSuggestionTimeline, { id }],
  [
    '/track?code=QSL-610303-2026-0001&queryCode=ABCD2345',
    contracts.trackSuggestion,
    { code: 'QSL-610303-2026-0001', queryCode: 'ABCD2345' },
  ],
  ['/cases?state=filed&light=red', contracts.listCases, { state: 'filed', light: 'red' }],
  ['/cases/summary', contracts.summariseCases],
  [`/cases/${id}`, contracts.getCase, { id }],
  ['/orders?state=signed', contracts.listOrders, { state: 'signed' }],
  [`/orders/${id}`, contracts.getOrder, { id }],
  ['/transfers?direction=in', contracts.listTransfers, { direction: 'in' }],
  [`/transfers/${id}`, contracts.getTransfer, { id }],
  [`/timelines/${id}`, contracts.getTimeline, { rootCaseId: id }],
];

const actions: Route[] = [
  ['/cases/:id/actions/review', contracts.reviewCase],
  ['/cases/:id/actions/file', contracts.fileCase, { remark: '同意' }],
  ['/cases/:id/actions/decline', contracts.declineCase, { code: 'litigation', text }],
  ['/cases/:id/actions/request-supplement', contracts.requestSupplement, { text }],
  ['/cases/:id/actions/assign', contracts.assignCase, { orders: [{ unitId, role: 'sole' }] }],
  ['/cases/:id/actions/approve-reply', contracts.approveReply, { docNumber: '〔2026〕1号', grade: 'resolved' }],
  ['/cases/:id/actions/send-back', contracts.sendBackReply, { reason: text }],
  ['/cases/:id/actions/publish-reply', contracts.publishReply, { outcome }],
  ['/cases/:id/actions/close', contracts.closeCase],
  ['/orders/:id/actions/sign', contracts.signOrder],
  [
    '/orders/:id/actions/submit',
    contracts.submitReply,
    { reply: { body: text, contact: '0917-0000000' }, grade: 'planned' },
  ],
  ['/transfers/:id/actions/sign-off', contracts.signOffTransfer],
  ['/transfers/:id/actions/recall', contracts.recallTransfer],
  ['/transfers/:id/actions/accept', contracts.acceptTransfer],
  ['/transfers/:id/actions/return', contracts.returnTransfer, { code: 'not_competent', text }],
  ['/transfers/:id/actions/progress', contracts.reportProgress, { text }],
  ['/transfers/:id/actions/confirm', contracts.confirmTransfer, { remark: text }],
  ['/transfers/:id/actions/object', contracts.objectToTransfer, { reason: text }],
  ['/suggestions/:id/actions/rate', contracts.rateSuggestion, { attitude: 'satisfied', result: 'mostly_satisfied' }],
  ['/suggestions/:id/actions/supplement', contracts.supplementSuggestion, { text }],
];

const suggestion = {
  title: '关于饮水机的建议',
  body: text,
  category: 'drinking_water',
  areaCode: '610303',
  displayName: 'surname',
};
const transfer = {
  ...versioned,
  kind: 'escalate',
  toInstance: 'c610300',
  reasonCode: 'beyond_authority',
  reason: text,
  reveal: ['public'],
};

describe('a route', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(async () => gateway.close());

  it.each(reads)('GET %s asks its service once, for the signed-in person', async (path, contract, body = {}) => {
    gateway.services.answer(contract, () => ({ seen: contract.subject }));
    const response = await gateway.ask(`/api/v1${path}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ seen: contract.subject });
    expect(gateway.services.last()).toMatchObject({
      subject: contract.subject,
      call: { actor: { personId: person.id, roles: ['staff'] } },
    });
    expect(gateway.services.last().body).toEqual(body);
  });

  it.each(actions)('POST %s hands over the id of the path and the body', async (path, contract, body = {}) => {
    gateway.services.answer(contract, () => ({ seen: contract.subject }));
    const response = await gateway.ask(`/api/v1${path.replace(':id', id)}`, post({ ...versioned, ...body }));
    expect(await response.json()).toEqual({ seen: contract.subject });
    expect(response.status).toBe(200);
    expect(gateway.services.last()).toMatchObject({ subject: contract.subject, body: { id, ...versioned, ...body } });
  });

  it('makes a suggestion', async () => {
    gateway.services.answer(contracts.submitSuggestion, () => ({ code: 'QSL-610303-2026-0001' }));
    const response = await gateway.ask('/api/v1/suggestions', post(suggestion));
    expect(response.status).toBe(201);
    expect(gateway.services.last().body).toEqual(suggestion);
  });

  it('makes a transfer of the case in the path', async () => {
    gateway.services.answer(contracts.composeTransfer, () => ({ state: 'composed' }));
    const response = await gateway.ask(`/api/v1/cases/${id}/transfers`, post(transfer));
    expect(response.status).toBe(201);
    expect(gateway.services.last().body).toEqual({ caseId: id, ...transfer });
  });

  it.each(actions)('POST %s without a version reaches no service', async (path, contract, body = {}) => {
    gateway.services.forget();
    const response = await gateway.ask(`/api/v1${path.replace(':id', id)}`, post(body));
    expect(response.status).toBe(400);
    const { errors } = (await response.json()) as { errors: FieldFault[] };
    expect(errors.map(({ field }) => field)).toContain('expectedVersion');
    await gateway.services.flush();
    expect(gateway.services.stayed(contract)).toBe(true);
  });
});
