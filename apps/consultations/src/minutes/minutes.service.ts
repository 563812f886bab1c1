import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Call, ConsultationRef, DocumentView } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { TraceReader } from '@qsl/trace';
import { ConsultationDesk, type Concern } from '../consultation/consultation-desk.js';
import { Statement } from '../statement/statement.entity.js';
import type { MinutesContent } from './minutes-content.js';
import { minutesDocument } from './minutes-document.js';

const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The minutes of a consultation, for the owner's staff. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: ConsultationDesk,
    private readonly traces: TraceReader,
    private readonly offices: OfficeDirectory,
  ) {}

  async exportMinutes({ actor }: Call, { id }: ConsultationRef): Promise<DocumentView> {
    const concern = await this.desk.permit(this.em, actor, id, 'export_minutes');
    const document = await minutesDocument(await this.contentOf(concern));
    return { fileName: `${concern.consultation.code}-协商纪要.docx`, contentType, base64: document.toString('base64') };
  }

  private async contentOf({ consultation, circumstances: { meeting } }: Concern): Promise<MinutesContent> {
    const { id, code, title, summary, convener, closesOn, participants } = consultation;
    const { outcome, commitments, noCommitment } = consultation;
    const entries = await this.traces.entriesOf(this.em, id);
    return {
      officeName: this.offices.self.name,
      ...{ code, title, summary, convener, closesOn, participants, outcome, commitments, noCommitment },
      steps: entries.map(({ at, text }) => ({ at: new Date(at), text })),
      meeting: meeting && { ...meeting, minutes: meeting.minutes ?? meeting.publicMinutes },
      statements: await this.em.find(
        Statement,
        { consultationId: id, state: 'published' },
        { orderBy: { agree: 'desc', id: 'asc' } },
      ),
    };
  }
}
