import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  notFound,
  type Call,
  type CasePage,
  type CaseRef,
  type CaseView,
  type GetTimeline,
  type ListCases,
  type TimelineView,
} from '@qsl/contracts';
import { pageOf, pageSize } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { Dossiers } from '../matter/dossiers.js';
import { rootOf } from '../matter/root-of.js';
import { TimelineReader } from '../timeline/timeline-reader.js';
import { afterCase, caseFilter } from './case.filter.js';
import { canSeeTimeline, visibleCase } from './case.policy.js';
import { toCaseRow, toCaseView } from './case.view.js';
import { Case } from './case.entity.js';

/** Shows cases and timelines to those who may see them. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly em: EntityManager,
    private readonly dossiers: Dossiers,
    private readonly timelines: TimelineReader,
    private readonly offices: OfficeDirectory,
  ) {}

  async getCase(call: Call, { id }: CaseRef): Promise<CaseView> {
    const dossier = await this.dossiers.read(await rootOf(this.em, Case, { id, what: 'case' }));
    if (!dossier) throw notFound('case');
    const subject = visibleCase(dossier, id, call.actor);
    const now = new Date();
    const timeline = await this.timelines.view(dossier, now);
    return toCaseView(dossier, subject, { actor: call.actor, now, offices: this.offices, timeline });
  }

  async getTimeline(call: Call, { rootCaseId }: GetTimeline): Promise<TimelineView> {
    const dossier = await this.dossiers.read(rootCaseId);
    if (!dossier || !canSeeTimeline(call.actor, dossier)) throw notFound('timeline');
    return this.timelines.view(dossier, new Date());
  }

  /** By due date, those without one last; at most one page. */
  async listCases(call: Call, query: ListCases): Promise<CasePage> {
    const now = new Date();
    const where = caseFilter(call.actor, query, now);
    const size = pageSize(query);
    const rows = await this.em.find(
      Case,
      { $and: [where, afterCase(query.cursor)] },
      { orderBy: [{ dueAt: 'asc nulls last' }, { id: 'asc' }], limit: size + 1 },
    );
    const { items, nextCursor } = pageOf(rows, size, ({ dueAt }) => dueAt);
    const dossiers = await this.dossiers.readAll(items.map(({ rootCaseId }) => rootCaseId));
    const viewing = { actor: call.actor, now, offices: this.offices };
    return {
      items: items.flatMap((subject) => {
        const dossier = dossiers.get(subject.rootCaseId);
        return dossier ? [toCaseRow(dossier, subject, viewing)] : [];
      }),
      nextCursor,
    };
  }
}
