import { lightOf } from '@qsl/casework';
import { referrals, type Actor, type CoSponsorView, type TopicRow, type TopicView } from '@qsl/contracts';
import type { OfficeDirectory } from '@qsl/service-kit';
import { allowedActions } from '@qsl/state-table';
import { isOffice } from '../actor.policy.js';
import type { CoSponsor } from '../co-sponsor/co-sponsor.entity.js';
import type { Topic, TopicNotice } from './topic.entity.js';
import { isAuthor, topicSituation } from './topic.policy.js';
import { topicClassOf, topicMachine } from './topic.transitions.js';

/** For whom, where and when a topic is shown. */
export interface Showing {
  actor: Actor;
  offices: OfficeDirectory;
  now: Date;
}

/** What a topic's page shows besides the topic. */
export interface Surroundings {
  coSponsors: readonly CoSponsor[];
  /** Whether the caller supports it. */
  supported: boolean;
}

const iso = (date: Date | null): string | null => date && date.toISOString();

/** A line of a list: without personal data, whoever reads it. */
export function toTopicRow(topic: Topic, { actor, offices, now }: Showing): TopicRow {
  const { id, code, call, title, areaCode, state, supports, threshold, coSponsorCount, clock } = topic;
  return {
    id,
    code,
    callId: call.id,
    callTitle: call.title,
    title,
    areaCode,
    state,
    publicClass: topicClassOf(state),
    office: offices.viewOf(topic.origin),
    author: topic.shownName,
    submittedAt: topic.submittedAt.toISOString(),
    supports,
    threshold,
    coSponsorCount,
    forwardedAt: iso(topic.forwardedAt),
    dueAt: isOffice(actor) ? iso(topic.dueAt) : null,
    light: isOffice(actor) && clock ? lightOf(clock, now) : null,
  };
}

/** For the author as written, for everybody else without personal data. */
export function toTopicView(topic: Topic, showing: Showing, { coSponsors, supported }: Surroundings): TopicView {
  const { actor, offices, now } = showing;
  const mine = isAuthor(actor, topic);
  const { title, situation, analysis, proposal } = (mine && topic.written) || topic;
  const own = coSponsors.find(({ personId }) => personId === actor.personId);
  const part = { actor, self: offices.self.iid, invitation: own?.stateAt(now) ?? null };
  return {
    ...toTopicRow(topic, showing),
    title,
    situation,
    analysis,
    proposal,
    version: topic.version,
    mine,
    supported,
    actions: allowedActions(topicMachine, topicSituation(topic, part)),
    coSponsors: coSponsors
      .filter((one) => mine || one === own || one.answer === 'accepted')
      .map((one) => toCoSponsorView(one, one === own, now)),
    notice: mine || isOffice(actor) ? noticeOf(topic.notice) : null,
    decision: topic.decision,
    consultation: topic.consultation,
  };
}

/** The author knows whom they invited by account; the real name is shown with its owner's consent. */
function toCoSponsorView(one: CoSponsor, mine: boolean, now: Date): CoSponsorView {
  const { name, account, answerBy } = one;
  return { name: name ?? account, state: one.stateAt(now), mine, answerBy: answerBy.toISOString() };
}

function noticeOf(notice: TopicNotice | null): TopicView['notice'] {
  if (!notice) return null;
  const { code, text } = notice;
  return { code: code ?? 'needs_revision', text, referral: code && referrals[code] };
}
