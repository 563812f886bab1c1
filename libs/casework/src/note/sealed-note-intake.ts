import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ReceivedEvent } from '@qsl/contracts';
import { NotEntitled, NotYet } from '@qsl/trace';
import { caseEvents } from '../event/event-types.js';
import { isParty } from '../event/event.rules.js';
import { Dossiers } from '../matter/dossiers.js';
import { CaseNews } from '../news/case-news.js';
import { SealedNote } from './sealed-note.entity.js';

/** Takes in what other offices sealed, and what this one sealed before it was restored: with its text, or that there is a note. */
@Injectable()
export class SealedNoteIntake {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly news: CaseNews,
  ) {}

  /** Never void where it returns. @throws NotYet, NotEntitled */
  async take(em: EntityManager, event: ReceivedEvent): Promise<false> {
    const { id, rootCaseId, author, time, to = '', isUnreadable } = event;
    const dossier = await this.dossiers.read(rootCaseId, em);
    if (!dossier) throw new NotYet();
    const [toInstance = '', ...others] = to.split('.');
    if (!isParty(dossier, author) || toInstance === '' || others.length > 0) throw new NotEntitled();
    if (await em.findOne(SealedNote, { id })) return false;
    const text = isUnreadable ? null : caseEvents.read('note.sealed', event.data).text;
    em.create(SealedNote, { id, rootCaseId, at: new Date(time), fromInstance: author, toInstance, text });
    if (toInstance !== dossier.self) return false;
    const told = { words: '', by: null, case: dossier.cases.at(-1) ?? null, transfer: null, order: null };
    this.news.tell(dossier, { kind: 'note.sealed', office: author, ...told });
    return false;
  }
}
