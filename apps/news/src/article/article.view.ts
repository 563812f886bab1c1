import type { Actor, ArticleRow, ArticleState, ArticleView, PublicClass } from '@qsl/contracts';
import type { OfficeDirectory } from '@qsl/service-kit';
import { allowedActions } from '@qsl/state-table';
import type { Article } from './article.entity.js';
import { articleSituation, capacitiesOf, isOfNewsroom } from './article.policy.js';
import { articleMachine } from './article.transitions.js';

const classOfState = {
  draft: 'pending',
  review: 'pending',
  scheduled: 'waiting',
  published: 'done',
  corrected: 'done',
  retracted: 'withdrawn',
} as const satisfies Record<ArticleState, PublicClass>;

export const publicClassOf = ({ state, isHidden }: Pick<Article, 'state' | 'isHidden'>): PublicClass =>
  isHidden ? 'hidden' : classOfState[state];

export function toArticleRow(article: Article, offices: OfficeDirectory): ArticleRow {
  const { id, title, summary, category, state, isOwn, publishedAt, cover, isHidden } = article;
  return {
    id,
    title,
    summary,
    category,
    state,
    publicClass: publicClassOf(article),
    source: offices.viewOf(article.source),
    isOwn,
    publishedAt: publishedAt?.toISOString() ?? null,
    hasCover: cover !== null,
    coverAlt: cover?.alt ?? null,
    isHidden,
  };
}

/** Everything of an article; how it came about only for the newsroom. */
export function toArticleView(
  article: Article,
  { actor, offices }: { actor: Actor; offices: OfficeDirectory },
): ArticleView {
  const { body, version, cover, attachments, links, scope, corrections, retraction, updatedAt } = article;
  const situation = articleSituation(article, capacitiesOf(actor), actor.personId);
  const ofNewsroom = isOfNewsroom(actor);
  return {
    ...toArticleRow(article, offices),
    body,
    version,
    coverCredit: cover?.credit ?? null,
    attachments,
    links,
    scope,
    corrections,
    retraction,
    actions: allowedActions(articleMachine, situation),
    scheduledFor: (ofNewsroom && article.scheduledFor?.toISOString()) || null,
    returned: ofNewsroom ? article.returned : null,
    updatedAt: updatedAt.toISOString(),
  };
}
