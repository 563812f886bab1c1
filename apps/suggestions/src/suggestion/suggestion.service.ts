import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CaseworkService, type Case } from '@qsl/casework';
import type {
  Call,
  RateSuggestion,
  SubmitSuggestion,
  SuggestionReceipt,
  SuggestionView,
  SupplementSuggestion,
} from '@qsl/contracts';
import { authorLabelOf, maskPersonalData } from '@qsl/text';
import { randomUUIDv7 } from 'node:crypto';
import { hashQueryCode, newQueryCode } from './query-code.js';
import { draftSuggestion } from './submission.js';
import { Suggestion } from './suggestion.entity.js';
import { suggestionNotFound } from './suggestion.errors.js';
import { isAuthor } from './suggestion.policy.js';
import { SuggestionQueries } from './suggestion.queries.js';

/** What authors do with their suggestions. */
@Injectable()
export class SuggestionService {
  constructor(
    private readonly em: EntityManager,
    private readonly casework: CaseworkService,
    private readonly queries: SuggestionQueries,
  ) {}

  async submitSuggestion(call: Call, body: SubmitSuggestion): Promise<SuggestionReceipt> {
    const suggestion = draftSuggestion(call.actor, body);
    const queryCode = newQueryCode();
    suggestion.queryCodeHash = await hashQueryCode(queryCode, suggestion.id);
    const { version } = await this.em.transactional(async (em) => {
      const opened = await this.open(em, call, suggestion);
      Object.assign(suggestion, { case: opened, code: opened.code, submittedAt: opened.createdAt });
      suggestion.follow(opened);
      em.persist(suggestion);
      return opened;
    });
    return { id: suggestion.id, code: suggestion.code, queryCode, state: suggestion.state, version };
  }

  supplementSuggestion(call: Call, { id, expectedVersion, text }: SupplementSuggestion): Promise<SuggestionView> {
    return this.changeOwn(call, id, async (em, suggestion) => {
      const { rootCaseId } = suggestion.case;
      const publicText = maskPersonalData(text, call.actor.name);
      await this.casework.supplement(em, call, { rootCaseId, expectedVersion, text: publicText });
      suggestion.supplement(text, publicText);
    });
  }

  rateSuggestion(call: Call, { id, ...rating }: RateSuggestion): Promise<SuggestionView> {
    return this.changeOwn(call, id, async (em, { case: { rootCaseId } }) => {
      await this.casework.rate(em, call, { rootCaseId, ...rating });
    });
  }

  /** @throws DomainError `notFound` for everybody but the author, whether it is public or not. */
  private async changeOwn(
    call: Call,
    id: string,
    change: (em: EntityManager, suggestion: Suggestion) => Promise<void>,
  ): Promise<SuggestionView> {
    await this.em.transactional(async (em) => {
      const suggestion = await em.findOne(Suggestion, { id }, { populate: ['case'] });
      if (!suggestion || !isAuthor(call.actor, suggestion)) throw suggestionNotFound();
      await change(em, suggestion);
    });
    return this.queries.get(call.actor, id);
  }

  private open(em: EntityManager, call: Call, suggestion: Suggestion): Promise<Case> {
    const { id, publicTitle, publicBody, category, areaCode, authorId, shownName } = suggestion;
    return this.casework.open(em, call, {
      itemId: id,
      rootCaseId: randomUUIDv7(),
      title: publicTitle,
      body: publicBody,
      category,
      areaCode,
      authorId,
      authorLabel: authorLabelOf(call.actor),
      authorShown: shownName,
    });
  }
}
