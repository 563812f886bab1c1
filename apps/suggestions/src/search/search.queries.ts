import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { FindHits, Hits } from '@qsl/contracts';
import { findHitsIn } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { excerptOf } from '@qsl/text';
import { Suggestion } from '../suggestion/suggestion.entity.js';
import { publicClassOf, publicStates } from '../suggestion/suggestion.states.js';

/** Suggestions among what people find. */
@Injectable()
export class SearchQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  async find(query: FindHits): Promise<Hits> {
    const isPublic = { state: { $in: [...publicStates] } };
    const source = { entity: Suggestion, isPublic, at: 'submitted_at', hasCode: true };
    const found = await findHitsIn(this.em, source, query);
    const items = found.map(({ item: { id, code, publicTitle, publicBody, state, submittedAt }, rank }) => ({
      kind: 'suggestion' as const,
      id,
      rank,
      at: submittedAt.toISOString(),
      code,
      title: publicTitle,
      excerpt: excerptOf(publicBody, query.q),
      publicClass: publicClassOf(state),
      officeName: this.offices.self.name,
    }));
    return { items };
  }
}
