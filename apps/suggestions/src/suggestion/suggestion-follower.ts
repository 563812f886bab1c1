import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CaseObserver, type Case } from '@qsl/casework';
import { Suggestion } from './suggestion.entity.js';

/** Keeps suggestions in step with the cases that handle them. */
@Injectable()
export class SuggestionFollower extends CaseObserver {
  /** A case that is just being opened has no suggestion yet: the one who opens it takes the state from it. */
  override async caseChanged(em: EntityManager, changed: Case): Promise<void> {
    const suggestion = await em.findOne(Suggestion, { id: changed.itemId });
    suggestion?.follow(changed);
  }
}
