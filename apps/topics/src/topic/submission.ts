import { topicLimits, type Actor, type SubmitTopic, type TopicText } from '@qsl/contracts';
import { findRegion } from '@qsl/regions';
import { authorLabelOf, maskPersonalData, shownName } from '@qsl/text';
import { wordsOf } from '../words.js';
import { Topic, type TopicParts } from './topic.entity.js';
import { tooLongInAll, unknownArea } from './topic.errors.js';

/**
 * The parts of a text as somebody wrote it.
 * @throws DomainError `invalid` for text that is mostly spaces, or too long in all.
 */
export function partsOf({ title, situation, analysis, proposal }: TopicText): TopicParts {
  const parts = {
    title: wordsOf(title, { field: 'title', least: 4 }),
    situation: wordsOf(situation, { field: 'situation', least: 10 }),
    analysis: analysis?.trim() || null,
    proposal: wordsOf(proposal, { field: 'proposal', least: 10 }),
  };
  const length = parts.situation.length + (parts.analysis?.length ?? 0) + parts.proposal.length;
  if (length > topicLimits.text) throw tooLongInAll();
  return parts;
}

/** The parts without personal data. */
export function maskedParts({ title, situation, analysis, proposal }: TopicParts, author: string | null): TopicParts {
  const mask = (text: string): string => maskPersonalData(text, author);
  return {
    title: mask(title),
    situation: mask(situation),
    analysis: analysis && mask(analysis),
    proposal: mask(proposal),
  };
}

/**
 * Turns what somebody wrote into a topic that has neither call nor code yet.
 * @throws DomainError `invalid` for a text that breaks a rule, or an unknown division.
 */
export function draftTopic(actor: Actor, body: SubmitTopic): Topic {
  const region = findRegion(body.areaCode);
  if (!region) throw unknownArea();
  const written = partsOf(body);
  const topic = Object.assign(new Topic(), {
    authorId: actor.personId,
    displayName: body.displayName,
    shownName: shownName(actor, body.displayName),
    authorLabel: authorLabelOf(actor),
    areaCode: region.code,
    written,
  });
  topic.describe(maskedParts(written, actor.name));
  return topic;
}
