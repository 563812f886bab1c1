import type { Actor, CoSponsorState, TopicCallState } from '@qsl/contracts';
import type { Situation } from '@qsl/state-table';
import { isOffice, isStaff, isVerified } from '../actor.policy.js';
import type { Topic } from './topic.entity.js';
import { isPublicTopic, type TopicNeed, type TopicWho } from './topic.transitions.js';

/** What decides on a person's part in a topic, besides the topic. */
export interface Part {
  actor: Actor;
  /** Instance id of this office. */
  self: string;
  /** Of the actor's own invitation; `null` where there is none. */
  invitation: CoSponsorState | null;
}

type Known = Pick<Topic, 'authorId' | 'state' | 'isShown' | 'origin' | 'forwardedAt' | 'decider'>;

const runningCalls: readonly TopicCallState[] = ['open', 'closed'];

export const isAuthor = ({ personId }: Actor, { authorId }: Pick<Topic, 'authorId'>): boolean =>
  personId !== null && personId === authorId;

/** Everybody once it is public here; else its author, whoever was invited to co-sign it, and the office, elsewhere once it was handed on. */
export function canSeeTopic({ actor, self, invitation }: Part, topic: Known): boolean {
  const isHere = topic.origin === self || topic.forwardedAt !== null;
  const isPublic = topic.isShown && isPublicTopic(topic.state);
  return isPublic || isAuthor(actor, topic) || invitation !== null || (isHere && isOffice(actor));
}

/** In which capacities somebody acts on a topic. */
export function topicWho({ actor, self, invitation }: Part, topic: Known): TopicWho[] {
  const isHome = topic.origin === self;
  const capacities: [TopicWho, boolean][] = [
    ['author', isAuthor(actor, topic)],
    ['invited', invitation !== null],
    ['person', isHome && isVerified(actor) && !isAuthor(actor, topic)],
    ['staff', isHome && isStaff(actor)],
    ['decider', topic.decider === self && isOffice(actor)],
  ];
  return capacities.filter(([, has]) => has).map(([who]) => who);
}

/** What the table asks about a person who does something with a topic. */
export function topicSituation(topic: Topic, part: Part): Situation<Topic['state'], TopicWho, TopicNeed> {
  return { state: topic.state, who: topicWho(part, topic), facts: factsOf(topic, part) };
}

/** The same where nobody does it: its supports are enough, or an event of another office says so. */
export function systemSituation(
  topic: Topic,
  who: 'count' | 'deciding_office',
  self: string,
): Situation<Topic['state'], TopicWho, TopicNeed> {
  return { state: topic.state, who: [who], facts: factsOf(topic, { self, invitation: null }) };
}

function factsOf(topic: Topic, { self, invitation }: Omit<Part, 'actor'>): Record<TopicNeed, boolean> {
  return {
    enough_supports: topic.supports >= topic.threshold,
    upper_call: topic.call.owner !== self,
    own_call: topic.call.owner === self,
    not_forwarded: topic.forwardedAt === null,
    call_running: runningCalls.includes(topic.call.state),
    invitation_open: invitation === 'invited',
  };
}
