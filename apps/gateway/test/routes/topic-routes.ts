import * as contracts from '@qsl/contracts';
import { id, text, versioned, type Routes } from './routes.js';

const call = {
  title: '2026 年民生议题征集',
  brief: text,
  opensOn: '2026-11-01',
  closesOn: '2026-12-01',
  eligible: ['member'],
  scope: { kind: 'selected', offices: ['x610303'] },
};
const topic = { title: '关于校园饮水机的议题', situation: text, proposal: text };

/** Calls for topics, and topics. */
export const topicRoutes: Routes = {
  reads: [
    ['/topic-calls?state=open', contracts.listTopicCalls, { state: 'open' }],
    ['/topic-calls/:id', contracts.getTopicCall],
    ['/topics?areaCode=610303&limit=5', contracts.listTopics, { areaCode: '610303', limit: 5 }],
    ['/topics/queue?task=screen', contracts.listTopicQueue, { task: 'screen' }],
    ['/topics/:id', contracts.getTopic],
    ['/topics/:id/timeline', contracts.getTopicTimeline],
    ['/me/topics?limit=5', contracts.listMyTopics, { limit: 5 }],
  ],
  changes: [
    ['POST /topic-calls', contracts.draftTopicCall, call],
    ['POST /topic-calls/:id/actions/revise', contracts.reviseTopicCall, { ...versioned, ...call }],
    ['POST /topic-calls/:id/actions/open', contracts.openTopicCall, versioned],
    ['POST /topic-calls/:id/actions/close', contracts.closeTopicCall, versioned],
    ['POST /topic-calls/:id/actions/conclude', contracts.concludeTopicCall, versioned],
    ['POST /topic-calls/:id/actions/archive', contracts.archiveTopicCall, versioned],
    ['POST /topic-calls/:id/actions/forward', contracts.forwardTopics, { topicIds: [id] }],
    ['POST /topics', contracts.submitTopic, { ...topic, callId: id, areaCode: '610303', displayName: 'surname' }],
    ['POST /topics/:id/supports', contracts.setTopicSupport, { supported: true }],
    ['POST /topics/:id/actions/screen', contracts.screenTopic, versioned],
    ['POST /topics/:id/actions/return', contracts.returnTopic, { ...versioned, text }],
    ['POST /topics/:id/actions/publish', contracts.publishTopic, versioned],
    ['POST /topics/:id/actions/refuse', contracts.refuseTopic, { ...versioned, code: 'litigation', text }],
    ['POST /topics/:id/actions/revise', contracts.reviseTopic, { ...versioned, ...topic }],
    ['POST /topics/:id/actions/withdraw', contracts.withdrawTopic, { ...versioned, code: 'solved' }],
    ['POST /topics/:id/actions/invite', contracts.inviteCoSponsor, { ...versioned, account: 'member1' }],
    ['POST /topics/:id/actions/answer-invitation', contracts.answerInvitation, { accepted: true }],
    ['POST /topics/:id/actions/select', contracts.selectTopic, versioned],
    ['POST /topics/:id/actions/decline', contracts.declineTopic, { ...versioned, reason: text }],
  ],
};
