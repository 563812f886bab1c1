import { everybody } from './actors.js';
import { office, others, seenBy, type Rule, type Rules } from './rules.js';

const staffOnCall: Rule[] = [
  ['draftCall', ['staff']],
  ['openCall', ['staff']],
];
const staffOnTopic: Rule[] = [
  ['waitingTopic', ['staff']],
  ['publishedTopic', ['staff']],
];
const authorOnTopic: Rule[] = [
  ['waitingTopic', ['author']],
  ['publishedTopic', ['author']],
];
const deciders: Rule[] = [
  ['waitingTopic', office],
  ['publishedTopic', office],
];

/** Calls for topics, and topics. */
export const topicRules: Rules = {
  'POST /topic-calls': [[null, ['staff']]],
  'GET /topic-calls': [[null, everybody]],
  'GET /topic-calls/{id}': [
    ['draftCall', seenBy.draftCall],
    ['openCall', everybody],
  ],
  'POST /topic-calls/{id}/actions/revise': staffOnCall,
  'POST /topic-calls/{id}/actions/open': staffOnCall,
  'POST /topic-calls/{id}/actions/close': staffOnCall,
  'POST /topic-calls/{id}/actions/conclude': staffOnCall,
  'POST /topic-calls/{id}/actions/archive': staffOnCall,
  'POST /topic-calls/{id}/actions/forward': [['openCall', ['staff'], 'conflict']],
  'POST /topics': [['openCall', ['author', 'citizen', 'member']]],
  'GET /topics': [[null, everybody]],
  'GET /topics/queue': [[null, office]],
  'GET /topics/{id}': [
    ['waitingTopic', seenBy.waitingTopic],
    ['publishedTopic', everybody],
  ],
  'GET /topics/{id}/timeline': [
    ['waitingTopic', seenBy.waitingTopic],
    ['publishedTopic', everybody],
  ],
  'POST /topics/{id}/supports': [['publishedTopic', others]],
  'POST /topics/{id}/actions/revise': authorOnTopic,
  'POST /topics/{id}/actions/withdraw': authorOnTopic,
  'POST /topics/{id}/actions/invite': authorOnTopic,
  'POST /topics/{id}/actions/answer-invitation': [
    ['waitingTopic', ['member']],
    ['publishedTopic', ['member']],
  ],
  'POST /topics/{id}/actions/screen': staffOnTopic,
  'POST /topics/{id}/actions/return': staffOnTopic,
  'POST /topics/{id}/actions/publish': staffOnTopic,
  'POST /topics/{id}/actions/refuse': staffOnTopic,
  'POST /topics/{id}/actions/select': deciders,
  'POST /topics/{id}/actions/decline': deciders,
};
