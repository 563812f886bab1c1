import * as contracts from '@qsl/contracts';
import { id, text, versioned, type Routes } from './routes.js';

const consultation = {
  title: '校园饮水机怎么管？',
  summary: text,
  convener: '金台区政协',
  closesOn: '2026-12-31',
  scope: { kind: 'own' },
};
const meeting = {
  startsAt: '2026-12-20T09:00:00+08:00',
  place: '区政协三楼会议室',
  agenda: [{ title: '情况通报', minutes: 20 }],
};
const attendees = [{ name: '测试甲', organisation: '区教育局' }];
const commitments = [{ owner: '区教育局', text: '全部更换滤芯', dueOn: '2027-03-01' }];

/** Consultations with their statements, comments, meeting and outcome. */
export const consultationRoutes: Routes = {
  reads: [
    ['/consultations?state=discussing', contracts.listConsultations, { state: 'discussing' }],
    ['/consultations/:id', contracts.getConsultation],
    ['/consultations/:id/timeline', contracts.getConsultationTimeline],
    ['/consultations/:id/statements?state=pending', contracts.listStatements, { state: 'pending' }],
    ['/consultations/:id/statements/next', contracts.nextStatement],
    ['/consultations/:id/results', contracts.getResults],
    ['/consultations/:id/comments?order=unanswered', contracts.listComments, { order: 'unanswered' }],
    ['/consultations/:id/comments/:commentId/replies', contracts.listReplies],
  ],
  changes: [
    ['POST /consultations', contracts.draftConsultation, consultation],
    ['POST /consultations/:id/actions/revise', contracts.reviseConsultation, { ...versioned, ...consultation }],
    ['POST /consultations/:id/actions/announce', contracts.announceConsultation, versioned],
    ['POST /consultations/:id/actions/open', contracts.openConsultation, versioned],
    ['POST /consultations/:id/actions/close', contracts.closeConsultation, versioned],
    ['POST /consultations/:id/actions/add-paper', contracts.addPaper, { ...versioned, title: '检测报告', text }],
    ['POST /consultations/:id/actions/remove-paper', contracts.removePaper, { ...versioned, paperId: id }],
    [
      'POST /consultations/:id/actions/conclude',
      contracts.concludeConsultation,
      { ...versioned, decision: 'adopted', text },
    ],
    ['POST /consultations/:id/actions/track', contracts.trackConsultation, { ...versioned, commitments }],
    ['POST /consultations/:id/statements', contracts.addStatement, { text }],
    ['PUT /consultations/:id/statements/:statementId/vote', contracts.castVote, { vote: 'agree' }],
    ['POST /consultations/:id/statements/:statementId/actions/publish', contracts.publishStatement, null],
    ['POST /consultations/:id/statements/:statementId/actions/refuse', contracts.refuseStatement, { reason: 'spam' }],
    ['POST /consultations/:id/comments', contracts.addComment, { type: 'question', text }],
    ['POST /consultations/:id/comments/:commentId/actions/answer', contracts.answerComment, { text }],
    ['POST /consultations/:id/comments/:commentId/actions/approve', contracts.approveComment, null],
    ['POST /consultations/:id/comments/:commentId/actions/hide', contracts.hideComment, { reason: 'abuse' }],
    ['POST /consultations/:id/meeting/actions/schedule', contracts.scheduleMeeting, { ...versioned, ...meeting }],
    ['POST /consultations/:id/meeting/actions/register', contracts.registerForMeeting, null],
    ['POST /consultations/:id/meeting/actions/unregister', contracts.unregisterFromMeeting, null],
    [
      'POST /consultations/:id/meeting/actions/record',
      contracts.recordMeeting,
      { ...versioned, attendees, minutes: text },
    ],
  ],
};
