import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { EventKind } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { Trace } from '@qsl/trace';
import type { Standing, TopicFacts } from '../event/event-data.js';
import type { Topic } from './topic.entity.js';

type TopicVerb = EventKind<'topic'> extends `topic.${infer Verb}` ? Verb : never;

/** Something that happened to a topic at this office. */
export interface TopicStep {
  /** `submitted`, `published` …; the kind is `topic.submitted`. */
  verb: TopicVerb;
  /** One Chinese sentence for people, without anybody's name. */
  text: string;
  at: Date;
  /** 群众 or 委员, where it was a person who did it; this office otherwise. */
  actor?: string;
  /** What the event says besides. */
  data?: object;
}

/** The history of topics, here and at the offices that they were handed on to. */
@Injectable()
export class TopicTrace {
  constructor(
    private readonly trace: Trace,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Call it after the change, in its transaction. */
  record(em: EntityManager, topic: Topic, { verb, text, at, actor, data }: TopicStep): void {
    this.trace.record(em, {
      ...this.matterOf(topic, verb, at),
      actor: actor ?? this.offices.self.name,
      text,
      data: { standing: standingOf(topic), ...data },
    });
    topic.supportsTold = topic.supports;
  }

  /** Tells the offices above how many people support a topic by now; leaves no line in its history. */
  tellSupports(em: EntityManager, topic: Topic, at: Date): void {
    this.trace.send(em, { ...this.matterOf(topic, 'supported', at), data: { standing: standingOf(topic) } });
    topic.supportsTold = topic.supports;
  }

  private matterOf({ id, route }: Topic, verb: TopicVerb, at: Date) {
    return { matterKind: 'topic' as const, rootCaseId: id, route, kind: `topic.${verb}` as const, at };
  }
}

function standingOf({ state, supports, coSponsorCount }: Topic): Standing {
  return { state, supports, coSponsors: coSponsorCount };
}

/** All that other offices may know of a topic: its text is masked, its author has no name. */
export function factsOf(topic: Topic): TopicFacts {
  const { code, title, situation, analysis, proposal, areaCode, authorLabel, threshold } = topic;
  return {
    callId: topic.call.id,
    code,
    title,
    situation,
    analysis,
    proposal,
    areaCode,
    authorLabel,
    threshold,
    submittedAt: topic.submittedAt.toISOString(),
  };
}
