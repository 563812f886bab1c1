import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor, EventKind } from '@qsl/contracts';
import { Outbox, type News } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { Trace } from '@qsl/trace';
import type { Consultation } from './consultation.entity.js';

/** Something that happened to a consultation. */
export interface ConsultationStep {
  /** `consultation.opened` */
  kind: EventKind<'consultation'>;
  at: Date;
  /** One Chinese sentence for people. */
  text: string;
  /** What the other offices need to know besides. */
  data?: object;
}

/** Tells what happens to a consultation, in the transaction in which it happens: its history, the offices in scope, the people here. */
@Injectable()
export class ConsultationTeller {
  constructor(
    private readonly trace: Trace,
    private readonly outbox: Outbox,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Writes a step of this office's consultation into its history, here and at every office in scope, and tells who watches it. */
  record(em: EntityManager, consultation: Consultation, step: ConsultationStep, by: Actor | null = null): void {
    const actor = this.offices.self.name;
    this.trace.record(em, { ...this.matterOf(consultation), ...step, actor });
    this.notifyWatchers(em, consultation, step, by);
  }

  /** Tells every office in scope what leaves no line in the history. */
  send(
    em: EntityManager,
    consultation: Consultation,
    { kind, at, data }: Required<Omit<ConsultationStep, 'text'>>,
  ): void {
    this.trace.send(em, { ...this.matterOf(consultation), kind, at, data });
  }

  notifyWatchers(
    em: EntityManager,
    consultation: Consultation,
    { kind, text }: { kind: string; text: string },
    by: Actor | null = null,
  ): void {
    this.notify(em, consultation, { type: kind, text, to: { watchers: true }, by: by?.personId ?? null });
  }

  /** @param news its `type` without the service's name; `path` where to read on below the consultation. */
  notify(
    em: EntityManager,
    { id, title }: Pick<Consultation, 'id' | 'title'>,
    { type, path = '', ...news }: Pick<News, 'type' | 'text' | 'to' | 'by'> & { path?: string },
  ): void {
    this.outbox.announce(em, {
      ...news,
      type: `consultations.${type}`,
      matter: { kind: 'consultation', id },
      title,
      portalPath: `/consultations/${id}${path}`,
      deskPath: `/desk/consultations/${id}`,
    });
  }

  private matterOf({ id, route }: Consultation) {
    return { matterKind: 'consultation', rootCaseId: id, route } as const;
  }
}
