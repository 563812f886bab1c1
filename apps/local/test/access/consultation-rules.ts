import { everybody } from './actors.js';
import { seenBy, signedIn, units, type Rule, type Rules } from './rules.js';

const staffOnly: Rule[] = [
  ['draftConsultation', ['staff']],
  ['openConsultation', ['staff']],
];
const readers: Rule[] = [
  ['draftConsultation', seenBy.draftConsultation],
  ['openConsultation', everybody],
];

/** Consultations with their statements, comments and meeting. */
export const consultationRules: Rules = {
  'POST /consultations': [[null, ['staff']]],
  'GET /consultations': [[null, everybody]],
  'GET /consultations/{id}': readers,
  'GET /consultations/{id}/timeline': readers,
  'POST /consultations/{id}/actions/revise': staffOnly,
  'POST /consultations/{id}/actions/announce': staffOnly,
  'POST /consultations/{id}/actions/open': staffOnly,
  'POST /consultations/{id}/actions/close': staffOnly,
  'POST /consultations/{id}/actions/add-paper': staffOnly,
  'POST /consultations/{id}/actions/remove-paper': staffOnly,
  'POST /consultations/{id}/actions/conclude': staffOnly,
  'POST /consultations/{id}/actions/track': staffOnly,
  'GET /consultations/{id}/statements': readers,
  'POST /consultations/{id}/statements': [['openConsultation', signedIn]],
  'GET /consultations/{id}/statements/next': readers,
  'PUT /consultations/{id}/statements/{statementId}/vote': [
    ['waitingStatement', []],
    ['publishedStatement', signedIn],
  ],
  'POST /consultations/{id}/statements/{statementId}/actions/publish': [
    ['waitingStatement', ['staff']],
    ['publishedStatement', ['staff'], 'conflict'],
  ],
  'POST /consultations/{id}/statements/{statementId}/actions/refuse': [['otherWaitingStatement', ['staff']]],
  'GET /consultations/{id}/results': readers,
  'GET /consultations/{id}/comments': readers,
  'POST /consultations/{id}/comments': [['openConsultation', signedIn]],
  'GET /consultations/{id}/comments/{commentId}/replies': [['question', everybody]],
  'POST /consultations/{id}/comments/{commentId}/actions/answer': [['question', ['staff', ...units]]],
  'POST /consultations/{id}/comments/{commentId}/actions/approve': [['question', ['staff'], 'conflict']],
  'POST /consultations/{id}/comments/{commentId}/actions/hide': [['comment', ['staff']]],
  'POST /consultations/{id}/meeting/actions/schedule': staffOnly,
  'POST /consultations/{id}/meeting/actions/register': [['openConsultation', signedIn]],
  'POST /consultations/{id}/meeting/actions/unregister': [['openConsultation', signedIn]],
  'POST /consultations/{id}/meeting/actions/record': staffOnly,
  'GET /consultations/{id}/minutes': [
    ['draftConsultation', ['staff'], 'conflict'],
    ['openConsultation', ['staff']],
  ],
};
