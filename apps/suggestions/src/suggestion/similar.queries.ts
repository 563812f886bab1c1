import { raw } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { CaseworkService } from '@qsl/casework';
import type { FindSimilar, SimilarSuggestions } from '@qsl/contracts';
import { bigramsOf, normaliseText, similarity, tellingTokens, weightBy, type TokenCounts } from '@qsl/text';
import { holderNames } from './holder-names.js';
import { Suggestion } from './suggestion.entity.js';
import { publicStates } from './suggestion.states.js';
import { toSimilarSuggestion } from './suggestion.view.js';
import { TokenStatistics } from './token-statistics.js';

const leastScore = 0.25;
const mostShown = 5;
const mostCandidates = 200;
const sameAreaBoost = 1.2;

/** Finds what was suggested before, so that people see the answer that is there already. */
@Injectable()
export class SimilarQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly statistics: TokenStatistics,
    private readonly casework: CaseworkService,
  ) {}

  async findSimilar({ title, body, areaCode }: FindSimilar): Promise<SimilarSuggestions> {
    const counts = await this.statistics.counts();
    const weight = weightBy(counts);
    const asked = { title, body: body?.trim() ? body : null };
    const candidates = await this.candidates(title, counts);
    const scored = candidates.map((suggestion) => {
      const found = { title: suggestion.publicTitle, body: suggestion.publicBody };
      const boost = suggestion.areaCode === areaCode ? sameAreaBoost : 1;
      return { suggestion, score: Math.min(1, similarity(asked, found, weight) * boost) };
    });
    const best = scored
      .filter(({ score }) => score >= leastScore)
      .sort((a, b) => b.score - a.score)
      .slice(0, mostShown);
    const holderOf = await holderNames(
      this.casework,
      this.em,
      best.map(({ suggestion }) => suggestion),
    );
    return { items: best.map(({ suggestion, score }) => toSimilarSuggestion(suggestion, score, holderOf(suggestion))) };
  }

  private async candidates(title: string, counts: TokenCounts): Promise<Suggestion[]> {
    const tokens = tellingTokens(bigramsOf(normaliseText(title)), counts, mostCandidates);
    if (tokens.length === 0) return [];
    const query = tokens.map((token) => `'${token}'`).join(' | ');
    return this.em.find(
      Suggestion,
      { state: { $in: publicStates }, [raw('search_tokens @@ ?::tsquery', [query])]: [] },
      { populate: ['case'], orderBy: { id: 'desc' }, limit: mostCandidates },
    );
  }
}
