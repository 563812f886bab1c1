import type { FilterQuery } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type {
  Actor,
  ConsultationPage,
  ConsultationView,
  ListConsultations,
  MeetingView,
  TimelineView,
} from '@qsl/contracts';
import { foundBy, fromCursor, pageOf, pageSize } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { TraceReader } from '@qsl/trace';
import { Comment } from '../comment/comment.entity.js';
import { toMeetingView } from '../meeting/meeting.view.js';
import { seatsOf } from '../meeting/seats.js';
import { Paper } from '../paper/paper.entity.js';
import { Statement } from '../statement/statement.entity.js';
import { votesOnTheWay } from '../vote/votes-on-the-way.js';
import { ConsultationDesk, type Concern } from './consultation-desk.js';
import { Consultation } from './consultation.entity.js';
import { seesDrafts, whoIs } from './consultation.policy.js';
import { toConsultationRow, toConsultationView } from './consultation.view.js';

/** The rows after a cursor, newest first. */
function after(cursor: string | undefined): FilterQuery<Consultation> {
  const place = fromCursor(cursor);
  if (!place?.at) return {};
  return { $or: [{ listedAt: { $lt: place.at } }, { listedAt: place.at, id: { $lt: place.id } }] };
}

/** What people read of consultations. */
@Injectable()
export class ConsultationQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: ConsultationDesk,
    private readonly offices: OfficeDirectory,
    private readonly traces: TraceReader,
  ) {}

  async list(actor: Actor, query: ListConsultations): Promise<ConsultationPage> {
    const { state, q, cursor } = query;
    const size = pageSize(query);
    const conditions = [
      { isInScope: true },
      seesDrafts(whoIs(actor, true)) ? {} : { state: { $ne: 'draft' as const } },
      state ? { state } : {},
      q ? foundBy(q) : {},
      after(cursor),
    ];
    const orderBy = { listedAt: 'desc', id: 'desc' } as const;
    const found = await this.em.find(Consultation, { $and: conditions }, { orderBy, limit: size + 1 });
    const { items, nextCursor } = pageOf(found, size, ({ listedAt }) => listedAt);
    const statements = await this.countStatements(items);
    const now = new Date();
    return {
      items: items.map((item) =>
        toConsultationRow(
          item,
          { owner: this.offices.viewOf(item.owner), statements: statements.get(item.id) ?? 0 },
          now,
        ),
      ),
      nextCursor,
    };
  }

  async get(actor: Actor, id: string): Promise<ConsultationView> {
    const concern = await this.desk.find(this.em, actor, id);
    const { consultation, circumstances } = concern;
    const [papers, statements, meeting, toModerate] = [
      await this.em.find(Paper, { consultationId: id }, { orderBy: { id: 'asc' } }),
      await this.countStatements([consultation]),
      await this.meetingOf(actor, concern),
      await this.countToModerate(concern),
    ];
    const surroundings = {
      owner: this.offices.viewOf(consultation.owner),
      statements: statements.get(id) ?? 0,
      papers,
      meeting,
      toModerate,
      votesOnTheWay: this.isOwn(consultation) ? 0 : await votesOnTheWay(this.em, id),
    };
    return toConsultationView({ consultation, circumstances }, surroundings, this.offices.self);
  }

  /** Its steps at the owner's; nobody waits for an answer, so no clock runs. */
  async timeline(actor: Actor, id: string): Promise<TimelineView> {
    const { consultation } = await this.desk.find(this.em, actor, id);
    const { owner, route, announcedAt, listedAt } = consultation;
    const noClock = { unit: null, dueAt: null, light: null, workdaysLeft: null };
    return {
      rootCaseId: id,
      holder: { ...this.traces.officeOf(owner), ...noClock },
      route: (route.length > 0 ? route : [owner]).map((iid) => this.traces.officeOf(iid)),
      entries: await this.traces.entriesOf(this.em, id),
      crossings: [],
      waiting: (await this.traces.waitingOf(id)) ?? [],
      submittedAt: (announcedAt ?? listedAt).toISOString(),
      citizenWorkdays: 0,
    };
  }

  private isOwn({ owner }: Consultation): boolean {
    return owner === this.offices.self.iid;
  }

  private async meetingOf({ personId }: Actor, { circumstances }: Concern): Promise<MeetingView | null> {
    const { meeting, who } = circumstances;
    if (!meeting) return null;
    return toMeetingView(meeting, await seatsOf(this.em, meeting.consultationId, personId), who.includes('staff'));
  }

  /** What waits for a moderator here: comments are each office's own, statements the owner's. */
  private async countToModerate({ consultation: { id }, circumstances: { who } }: Concern): Promise<number> {
    if (!who.includes('staff') && !who.includes('office')) return 0;
    const comments = await this.em.count(Comment, { consultationId: id, shownAt: null, hidden: null });
    if (!who.includes('staff')) return comments;
    return comments + (await this.em.count(Statement, { consultationId: id, state: 'pending' }));
  }

  private async countStatements(of: readonly Consultation[]): Promise<Map<string, number>> {
    if (of.length === 0) return new Map();
    const rows = await this.em.execute<{ id: string; count: string }[]>(
      `select consultation_id as id, count(*) from statement
       where consultation_id = any(?::uuid[]) and state = 'published' group by consultation_id`,
      [`{${of.map(({ id }) => id).join(',')}}`],
    );
    return new Map(rows.map(({ id, count }) => [id, Number(count)]));
  }
}
