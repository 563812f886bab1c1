import { EntityManager } from '@mikro-orm/postgresql';
import { Controller } from '@nestjs/common';
import { findHits, type Call, type FindHits, type Hits } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { findHitsIn } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { excerptOf } from '@qsl/text';
import { Consultation } from '../consultation/consultation.entity.js';
import { publicClassOf } from '../consultation/consultation.policy.js';

const source = {
  entity: Consultation,
  isPublic: { isInScope: true, state: { $ne: 'draft' } },
  at: 'listed_at',
  hasCode: true,
} as const;

@Controller()
export class SearchController {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  @HandleRpc(findHits('consultations'))
  async find(_call: Call, body: FindHits): Promise<Hits> {
    const hits = await findHitsIn<Consultation>(this.em, source, body);
    return {
      items: hits.map(({ item, rank }) => ({
        kind: 'consultation',
        id: item.id,
        rank,
        at: item.listedAt.toISOString(),
        code: item.code,
        title: item.title,
        excerpt: excerptOf(item.summary, body.q),
        publicClass: publicClassOf(item),
        officeName: this.offices.nameOf(item.owner),
      })),
    };
  }
}
