import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CaseworkService } from '@qsl/casework';
import type {
  Actor,
  ListSuggestions,
  PageQuery,
  Call,
  SuggestionPage,
  SuggestionView,
  TimelineView,
  TrackSuggestion,
  TrackView,
} from '@qsl/contracts';
import { foundBy, olderThan, pageOf, pageSize } from '@qsl/persistence';
import { codePrefixOf } from '@qsl/regions';
import { holderNames } from './holder-names.js';
import { isQueryCodeOf } from './query-code.js';
import { Suggestion } from './suggestion.entity.js';
import { suggestionNotFound } from './suggestion.errors.js';
import { canSee } from './suggestion.policy.js';
import { publicStates } from './suggestion.states.js';
import { toSuggestionRow, toSuggestionView } from './suggestion.view.js';

type Conditions = FilterQuery<Suggestion>[];

/** What people read of suggestions. */
@Injectable()
export class SuggestionQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly casework: CaseworkService,
  ) {}

  listPublic(query: ListSuggestions): Promise<SuggestionPage> {
    const { state, category, areaCode, q } = query;
    return this.page(query, [
      { state: { $in: publicStates.filter((one) => state === undefined || one === state) } },
      ...(category === undefined ? [] : [{ category }]),
      ...(areaCode === undefined ? [] : [{ areaCode: { $like: `${codePrefixOf(areaCode)}%` } }]),
      ...(q === undefined ? [] : [foundBy(q)]),
    ]);
  }

  /** A visitor has none. */
  async listMine({ personId }: Actor, query: PageQuery): Promise<SuggestionPage> {
    return personId === null ? { items: [], nextCursor: null } : this.page(query, [{ authorId: personId }]);
  }

  async get(actor: Actor, id: string): Promise<SuggestionView> {
    return this.view(await this.findVisible(actor, id), actor);
  }

  async timeline(actor: Actor, id: string): Promise<TimelineView> {
    const suggestion = await this.findVisible(actor, id);
    return this.casework.timelineOf(this.em, suggestion.case.rootCaseId);
  }

  /** Code and query code open it in every state. @throws DomainError `notFound` for a wrong one of either, after the same time. */
  async track({ actor }: Call, { code, queryCode }: TrackSuggestion): Promise<TrackView> {
    const suggestion = await this.em.findOne(Suggestion, { code }, { populate: ['case'] });
    const kept = suggestion ? { salt: suggestion.id, hash: suggestion.queryCodeHash } : undefined;
    const isRight = await isQueryCodeOf(kept, queryCode);
    if (!suggestion || !isRight) throw suggestionNotFound();
    return {
      suggestion: await this.view(suggestion, actor),
      timeline: await this.casework.timelineOf(this.em, suggestion.case.rootCaseId),
    };
  }

  /** @throws DomainError `notFound`, also where the caller may not see it. */
  private async findVisible(actor: Actor, id: string): Promise<Suggestion> {
    const suggestion = await this.em.findOne(Suggestion, { id }, { populate: ['case'], refresh: true });
    if (!suggestion || !canSee(actor, suggestion)) throw suggestionNotFound();
    return suggestion;
  }

  private async view(suggestion: Suggestion, actor: Actor): Promise<SuggestionView> {
    const holderOf = await holderNames(this.casework, this.em, [suggestion]);
    return toSuggestionView(suggestion, actor, holderOf(suggestion));
  }

  /** Newest first: ids grow with time. One more than asked for tells whether there is a next page. */
  private async page(query: PageQuery, conditions: Conditions): Promise<SuggestionPage> {
    const size = pageSize(query);
    const found = await this.em.find(
      Suggestion,
      { $and: [...conditions, olderThan(query.cursor)] },
      { populate: ['case'], orderBy: { id: 'desc' }, limit: size + 1 },
    );
    const { items, nextCursor } = pageOf(found, size);
    const holderOf = await holderNames(this.casework, this.em, items);
    return { items: items.map((item) => toSuggestionRow(item, holderOf(item))), nextCursor };
  }
}
