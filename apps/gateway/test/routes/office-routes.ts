import * as contracts from '@qsl/contracts';
import { text, versioned, type Routes } from './routes.js';

const unitId = '0190f3a0-0000-7000-8000-0000000000bb';
const outcome = {
  type: 'normative_document',
  title: '关于规范自动售水机的通知',
  docNumber: '陕卫发〔2026〕1号',
  issuers: ['省卫生健康委'],
  issuedOn: '2026-11-01',
  effectiveOn: '2026-12-01',
  summary: text,
};

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

const newOffice = { iid: 'x610302', reason: text };
const why = { reason: text };

/** The office, its neighbours, suggestions and their handling. */
export const officeRoutes: Routes = {
  reads: [
    ['/instance', contracts.getInstance],
    ['/links', contracts.listLinks],
    ['/links/health', contracts.listHealth],
    ['/links/recovery', contracts.getRecovery],
    ['/links/invitations?limit=5', contracts.listInvitations, { limit: 5 }],
    ['/links/check', contracts.checkRelay],
    ['/links/:peer/probe', contracts.probeLink],
    ['/regions?parent=610300', contracts.listRegions, { parent: '610300' }],
    ['/units', contracts.listUnits],
    ['/me/submissions?limit=5', contracts.listMySubmissions, { limit: 5 }],
    ['/suggestions?state=&q=%E9%A5%AE%E6%B0%B4&limit=10', contracts.listSuggestions, { q: '饮水', limit: 10 }],
    ['/suggestions/similar?title=%E9%A5%AE%E6%B0%B4%E6%9C%BA', contracts.findSimilarSuggestions, { title: '饮水机' }],
    ['/suggestions/:id', contracts.getSuggestion],
    ['/suggestions/:id/timeline', contracts.getSuggestionTimeline],
    [
      '/track?code=QSL-610303-2026-0001&queryCode=ABCD2345',
      contracts.trackSuggestion,
      { code: 'QSL-610303-2026-0001', queryCode: 'ABCD2345' },
    ],
    ['/cases?state=filed&light=red', contracts.listCases, { state: 'filed', light: 'red' }],
    ['/cases/summary', contracts.summariseCases],
    ['/cases/:id', contracts.getCase],
    ['/orders?state=signed', contracts.listOrders, { state: 'signed' }],
    ['/orders/:id', contracts.getOrder],
    ['/transfers?direction=in', contracts.listTransfers, { direction: 'in' }],
    ['/transfers/:id', contracts.getTransfer],
    ['/timelines/:rootCaseId', contracts.getTimeline],
  ],
  changes: [
    ['POST /links/invitations', contracts.inviteOffice, { ...newOffice, hours: 24 }],
    ['POST /links/invitations/approve', contracts.approveInvitation, newOffice],
    ['POST /links/invitations/withdraw', contracts.withdrawInvitation, newOffice],
    ['POST /links/join', contracts.joinParent, { invitationCode: `qsl1.${'a'.repeat(200)}` }],
    ['POST /links/:peer/actions/suspend', contracts.suspendLink, why],
    ['POST /links/:peer/actions/resume', contracts.resumeLink, why],
    ['POST /links/:peer/actions/retire', contracts.retireLink, why],
    ['POST /links/recovery', contracts.beginRecovery, { ...why, without: ['x610302'] }],
    ['POST /links/keys/signing/actions/rotate', contracts.rotateKey, { ...why, algorithm: 'sm2' }],
    ['POST /links/keys/sealing/actions/rotate', contracts.rotateSealingKey, why],
    ['POST /suggestions', contracts.submitSuggestion, suggestion],
    ['POST /cases/:caseId/transfers', contracts.composeTransfer, transfer],
    ['POST /cases/:id/actions/review', contracts.reviewCase, versioned],
    ['POST /cases/:id/actions/file', contracts.fileCase, { ...versioned, remark: '同意' }],
    ['POST /cases/:id/actions/decline', contracts.declineCase, { ...versioned, code: 'litigation', text }],
    ['POST /cases/:id/actions/request-supplement', contracts.requestSupplement, { ...versioned, text }],
    ['POST /cases/:id/actions/assign', contracts.assignCase, { ...versioned, orders: [{ unitId, role: 'sole' }] }],
    [
      'POST /cases/:id/actions/approve-reply',
      contracts.approveReply,
      { ...versioned, docNumber: '〔2026〕1号', grade: 'resolved' },
    ],
    ['POST /cases/:id/actions/send-back', contracts.sendBackReply, { ...versioned, reason: text }],
    ['POST /cases/:id/actions/publish-reply', contracts.publishReply, { ...versioned, outcome }],
    ['POST /cases/:id/actions/close', contracts.closeCase, versioned],
    ['POST /orders/:id/actions/sign', contracts.signOrder, versioned],
    [
      'POST /orders/:id/actions/submit',
      contracts.submitReply,
      { ...versioned, reply: { body: text, contact: '0917-0000000' }, grade: 'planned' },
    ],
    ['POST /transfers/:id/actions/sign-off', contracts.signOffTransfer, versioned],
    ['POST /transfers/:id/actions/recall', contracts.recallTransfer, versioned],
    ['POST /transfers/:id/actions/accept', contracts.acceptTransfer, versioned],
    ['POST /transfers/:id/actions/return', contracts.returnTransfer, { ...versioned, code: 'not_competent', text }],
    ['POST /transfers/:id/actions/progress', contracts.reportProgress, { ...versioned, text }],
    ['POST /transfers/:id/actions/confirm', contracts.confirmTransfer, { ...versioned, remark: text }],
    ['POST /transfers/:id/actions/object', contracts.objectToTransfer, { ...versioned, reason: text }],
    [
      'POST /suggestions/:id/actions/rate',
      contracts.rateSuggestion,
      { ...versioned, attitude: 'satisfied', result: 'mostly_satisfied' },
    ],
    ['POST /suggestions/:id/actions/supplement', contracts.supplementSuggestion, { ...versioned, text }],
  ],
};
