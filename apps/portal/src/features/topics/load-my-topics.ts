import type { TopicPage, TopicView } from '@qsl/contracts';
import type { Caller, Gateway } from '../../api/gateway.js';
import { toTopicCard, type TopicCard } from './topic-card.js';

export interface MyTopics {
  /** Invitations to put one's name under a topic. */
  invitations: TopicCard[];
  /** Topics that the office has given back. */
  toRevise: TopicCard[];
  others: TopicCard[];
}

const shown = 20;

/** The person's topics by what waits for them; what they may do stands in each topic's own view. */
export async function loadMyTopics(gateway: Gateway, caller: Caller): Promise<MyTopics> {
  const { items } = await gateway.get<TopicPage>(caller, '/me/topics', { limit: shown });
  const views = await Promise.all(items.map(({ id }) => gateway.get<TopicView>(caller, `/topics/${id}`)));
  const cards = views.map(toTopicCard);
  const waits = (verb: string) => cards.filter(({ actions }) => actions.includes(verb));
  const [invitations, toRevise] = [waits('answer_invitation'), waits('revise')];
  return { invitations, toRevise, others: cards.filter((card) => ![...invitations, ...toRevise].includes(card)) };
}
