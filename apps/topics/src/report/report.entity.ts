import type { EntityManager, RequiredEntityData } from '@mikro-orm/postgresql';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Numbers of one office's answer to a call. */
export interface ReportCounts {
  submitted: number;
  published: number;
  forwarded: number;
  supports: number;
}

/** What an office has last told about its answer to a call; of this office's own, what it has told the offices above. */
@Entity({ tableName: 'call_report' })
export class CallReport implements ReportCounts {
  @PrimaryKey({ type: 'uuid' })
  callId!: string;

  /** Instance id of the office. */
  @PrimaryKey({ type: 'string', length: 7 })
  office!: string;

  @Property({ type: 'integer' })
  submitted: number = 0;

  @Property({ type: 'integer' })
  published: number = 0;

  @Property({ type: 'integer' })
  forwarded: number = 0;

  @Property({ type: 'integer' })
  supports: number = 0;

  @Property({ type: 'datetime' })
  asOf!: Date;
}

/** Takes the place of what was kept before. After a restore, what an office tells meets what comes back: the later one waits, neither fails. */
export async function keepReport(em: EntityManager, report: RequiredEntityData<CallReport>): Promise<void> {
  await em.upsert(CallReport, report);
}
