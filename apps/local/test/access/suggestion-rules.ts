import { everybody } from './actors.js';
import { office, seenBy, signedIn, units, type Rule, type Rules } from './rules.js';

const staffOnCase: Rule[] = [['case', ['staff']]];
const staffOnTransfer: Rule[] = [['transfer', ['staff']]];
/** What only the receiving office does; this one sent it. */
const receiverOnTransfer: Rule[] = [['transfer', []]];

/** Sessions, the office, suggestions and their handling. */
export const suggestionRules: Rules = {
  'POST /auth/sessions': [[null, everybody]],
  'DELETE /auth/sessions/current': [[null, everybody]],
  'GET /me': [[null, signedIn]],
  'GET /me/submissions': [[null, signedIn]],
  'GET /me/topics': [[null, signedIn]],
  'GET /instance': [[null, everybody]],
  'GET /regions': [[null, everybody]],
  'GET /units': [[null, [...office, 'admin']]],
  'POST /suggestions': [[null, signedIn]],
  'GET /suggestions': [[null, everybody]],
  'GET /suggestions/similar': [[null, everybody]],
  'GET /suggestions/{id}': [
    ['waitingSuggestion', seenBy.waitingSuggestion],
    ['filedSuggestion', everybody],
  ],
  'GET /suggestions/{id}/timeline': [
    ['waitingSuggestion', seenBy.waitingSuggestion],
    ['filedSuggestion', everybody],
  ],
  'POST /suggestions/{id}/actions/rate': [
    ['waitingSuggestion', ['author']],
    ['filedSuggestion', ['author']],
  ],
  'POST /suggestions/{id}/actions/supplement': [
    ['waitingSuggestion', ['author']],
    ['filedSuggestion', ['author']],
  ],
  'GET /track': [['receipt', everybody]],
  'GET /cases': [[null, [...office, ...units]]],
  'GET /cases/summary': [[null, [...office, ...units]]],
  'GET /cases/{id}': [['case', seenBy.case]],
  'POST /cases/{id}/actions/review': staffOnCase,
  'POST /cases/{id}/actions/file': staffOnCase,
  'POST /cases/{id}/actions/decline': staffOnCase,
  'POST /cases/{id}/actions/request-supplement': staffOnCase,
  'POST /cases/{id}/actions/assign': staffOnCase,
  'POST /cases/{id}/actions/approve-reply': [['case', ['leader']]],
  'POST /cases/{id}/actions/send-back': [['case', office]],
  'POST /cases/{id}/actions/publish-reply': staffOnCase,
  'POST /cases/{id}/actions/close': staffOnCase,
  'POST /cases/{caseId}/transfers': staffOnCase,
  'GET /cases/{id}/sealed-notes': [['case', office]],
  'POST /cases/{id}/sealed-notes': [['case', office, 'conflict']],
  'GET /orders': [[null, [...office, ...units]]],
  'GET /orders/{id}': [['order', seenBy.order]],
  'POST /orders/{id}/actions/sign': [['order', ['unit']]],
  'POST /orders/{id}/actions/submit': [['order', ['unit']]],
  'GET /transfers': [[null, office]],
  'GET /transfers/{id}': [['transfer', office]],
  'POST /transfers/{id}/actions/sign-off': [['transfer', ['leader']]],
  'POST /transfers/{id}/actions/recall': staffOnTransfer,
  'POST /transfers/{id}/actions/confirm': staffOnTransfer,
  'POST /transfers/{id}/actions/object': staffOnTransfer,
  'POST /transfers/{id}/actions/accept': receiverOnTransfer,
  'POST /transfers/{id}/actions/return': receiverOnTransfer,
  'POST /transfers/{id}/actions/progress': receiverOnTransfer,
  'GET /timelines/{rootCaseId}': [['case', ['author', ...seenBy.case]]],
};
