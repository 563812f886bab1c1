import type { Actor, ArticleState, Role } from '@qsl/contracts';
import type { Situation } from '@qsl/state-table';
import type { Article } from './article.entity.js';
import type { ArticleNeed, ArticleWho } from './article.transitions.js';

type Facts = Pick<Article, 'state' | 'isOwn' | 'isHidden' | 'writers' | 'submittedBy'>;

const reviewerRoles: readonly Role[] = ['editor', 'leader', 'admin'];

/** In these states everybody may open an article's address. */
export const publicStates: readonly ArticleState[] = ['published', 'corrected', 'retracted'];
/** In these it has a text, stands in lists and feeds, and is found. */
export const shownStates: readonly ArticleState[] = ['published', 'corrected'];

/** Editors and those who may review: they see drafts and what is hidden. */
export const isOfNewsroom = ({ roles }: Actor): boolean => roles.some((role) => reviewerRoles.includes(role));

export const canSee = (actor: Actor, article: Facts): boolean =>
  isOfNewsroom(actor) || (publicStates.includes(article.state) && !article.isHidden);

export function capacitiesOf(actor: Actor): ArticleWho[] {
  return [
    ...(actor.roles.includes('editor') ? ['editor' as const] : []),
    ...(isOfNewsroom(actor) ? ['reviewer' as const] : []),
  ];
}

/** What the table decides on; `personId` of whoever acts, `null` where no person does. */
export function articleSituation(
  article: Facts,
  who: readonly ArticleWho[],
  personId: string | null,
): Situation<ArticleState, ArticleWho, ArticleNeed> {
  const isInvolved = personId === null || article.writers.includes(personId) || article.submittedBy === personId;
  return {
    state: article.state,
    who,
    facts: {
      own: article.isOwn,
      another_person: !isInvolved,
      from_above: !article.isOwn,
      shown: !article.isHidden,
      hidden: article.isHidden,
    },
  };
}
