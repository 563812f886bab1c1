import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CaseObserver, type Case } from '@qsl/casework';
import { draftArticleFromOutcome } from '@qsl/contracts';
import { Outbox } from '@qsl/persistence';
import { toOutcomeDraft } from './outcome-draft.js';
import { Suggestion } from './suggestion.entity.js';

/** Keeps suggestions in step with the cases that handle them. */
@Injectable()
export class SuggestionFollower extends CaseObserver {
  constructor(private readonly outbox: Outbox) {
    super();
  }

  /** A case that is just being opened has no suggestion yet: the one who opens it takes the state from it. */
  override async caseChanged(em: EntityManager, changed: Case): Promise<void> {
    const suggestion = await em.findOne(Suggestion, { id: changed.itemId });
    if (!suggestion) return;
    const wasAnswered = suggestion.state === 'answered';
    suggestion.follow(changed);
    if (suggestion.state === 'answered' && !wasAnswered) this.draftArticle(em, suggestion, changed);
  }

  /** An answer with an outcome is news. */
  private draftArticle(em: EntityManager, suggestion: Suggestion, { published }: Case): void {
    if (!published?.outcome) return;
    const { reply, outcome } = published;
    const body = toOutcomeDraft(suggestion, { reply, outcome });
    this.outbox.add(em, draftArticleFromOutcome, { key: `article:${suggestion.id}`, body });
  }
}
