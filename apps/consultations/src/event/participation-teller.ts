import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { EventKind } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { Trace } from '@qsl/trace';
import type { Consultation } from '../consultation/consultation.entity.js';
import type { ParticipationData } from './participation-data.js';
import { participationId } from './participation-id.js';

type Kind = EventKind<'participation'>;

/** What an office below and the owner of a consultation tell one another; no other office's people see it. */
@Injectable()
export class ParticipationTeller {
  constructor(
    private readonly trace: Trace,
    private readonly offices: OfficeDirectory,
  ) {}

  /** From this office to the owner. @returns the event's id. */
  sendUp<T extends ParticipationData>(em: EntityManager, { id, owner }: Consultation, kind: Kind, data: T): string {
    const { iid } = this.offices.self;
    return this.send(em, { rootCaseId: participationId(id, iid), route: this.offices.routeUpTo(owner), kind, data });
  }

  /** From the owner to an office that takes part. */
  answer<T extends ParticipationData>(em: EntityManager, office: string, kind: Kind, data: T): string {
    const rootCaseId = participationId(data.consultationId, office);
    return this.send(em, { rootCaseId, route: this.lineUpFrom(office), kind, data });
  }

  private send(em: EntityManager, message: { rootCaseId: string; route: string[]; kind: Kind; data: object }): string {
    return this.trace.send(em, { matterKind: 'participation', at: new Date(), ...message });
  }

  /** From an office below up to this one. */
  private lineUpFrom(office: string): string[] {
    return [...this.offices.routeTo([office])].reverse();
  }
}
