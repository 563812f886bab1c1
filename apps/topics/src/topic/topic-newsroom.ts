import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Recipients } from '@qsl/contracts';
import { Outbox } from '@qsl/persistence';
import { CoSponsor } from '../co-sponsor/co-sponsor.entity.js';
import { TopicSupport } from '../support/support.entity.js';
import type { Topic } from './topic.entity.js';

/** More supporters than this are told only where they watch the topic. */
const mostTold = 500;

/** Something that people at this office want to know of a topic. */
export interface TopicNews {
  /** `submitted`, `published` …; the type is `topics.topic.submitted`. */
  verb: string;
  text: string;
  to: Recipients;
  /** The person who did it. */
  by?: string | null;
}

/** Tells people at this office what happens to topics. */
@Injectable()
export class TopicNewsroom {
  constructor(private readonly outbox: Outbox) {}

  announce(em: EntityManager, topic: Topic, { verb, text, to, by = null }: TopicNews): void {
    this.outbox.announce(em, {
      type: `topics.topic.${verb}`,
      matter: { kind: 'topic', id: topic.id },
      title: topic.title,
      text,
      portalPath: `/topics/${topic.id}`,
      deskPath: `/desk/screening/${topic.id}`,
      to,
      by,
    });
  }

  /** Tells the author, and with `watchers` whoever watches it. */
  tellAuthor(em: EntityManager, topic: Topic, news: Omit<TopicNews, 'to'> & { watchers?: boolean }): void {
    const { watchers = false, ...rest } = news;
    const persons = topic.authorId === null ? [] : [topic.authorId];
    this.announce(em, topic, { ...rest, to: { persons, watchers } });
  }

  /** Tells everybody who stands by a topic: author, co-sponsors, supporters, watchers. */
  async tellEveryone(em: EntityManager, topic: Topic, news: Omit<TopicNews, 'to'>): Promise<void> {
    const coSponsors = await em.find(CoSponsor, { topic: topic.id, answer: 'accepted' });
    const supporters = await em.find(TopicSupport, { topic: topic.id }, { limit: mostTold + 1 });
    const told = supporters.length > mostTold ? [] : supporters;
    const persons = [topic.authorId, ...[...coSponsors, ...told].map(({ personId }) => personId)];
    const known = [...new Set(persons.filter((id) => id !== null))];
    this.announce(em, topic, { ...news, to: { persons: known, watchers: true } });
  }
}
