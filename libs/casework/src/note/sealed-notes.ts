import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type Call,
  type ListSealedNotes,
  type NoteAddressee,
  notFound,
  type SealedNotePage,
  type SealedNoteView,
  type SendSealedNote,
} from '@qsl/contracts';
import { olderThan, pageOf, pageSize } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { Trace } from '@qsl/trace';
import { Case } from '../case/case.entity.js';
import { seesWholeOffice, visibleCase } from '../case/case.policy.js';
import type { Dossier } from '../matter/dossier.js';
import { Dossiers } from '../matter/dossiers.js';
import { rootOf } from '../matter/root-of.js';
import { SealedNote } from './sealed-note.entity.js';
import { noSealingKey, notesForOfficeOnly, notOnRoute } from './sealed-note.errors.js';

/** Notes on a matter that no office between sender and addressee can read. */
@Injectable()
export class SealedNotes {
  constructor(
    private readonly em: EntityManager,
    private readonly dossiers: Dossiers,
    private readonly trace: Trace,
    private readonly offices: OfficeDirectory,
  ) {}

  async list({ actor }: Call, { id, ...query }: ListSealedNotes): Promise<SealedNotePage> {
    const dossier = await this.dossiers.read(await rootOf(this.em, Case, { id, what: 'case' }));
    if (!dossier) throw notFound('case');
    requireOffice(dossier, id, actor);
    const { rootCaseId } = dossier.matter;
    const size = pageSize(query);
    const where = { rootCaseId, ...olderThan(query.cursor) };
    const rows = await this.em.find(SealedNote, where, { orderBy: { id: 'desc' }, limit: size + 1 });
    const { items, nextCursor } = pageOf(rows, size);
    return { items: items.map((note) => this.view(note)), nextCursor, addressees: this.addressees(dossier) };
  }

  async send({ actor }: Call, { id, toInstance: to, text }: SendSealedNote): Promise<SealedNoteView> {
    const rootCaseId = await rootOf(this.em, Case, { id, what: 'case' });
    const sent = await this.dossiers.change(rootCaseId, (dossier) => {
      requireOffice(dossier, id, actor);
      this.requireAddressee(dossier, to);
      return Promise.resolve(this.write(dossier, { to, text }));
    });
    if (!sent) throw notFound('case');
    return this.view(sent);
  }

  private write({ em, self, matter, eventRoute }: Dossier, { to, text }: { to: string; text: string }): SealedNote {
    const { rootCaseId } = matter;
    const at = new Date();
    const sealedTo = [to];
    const message = { matterKind: 'suggestion', rootCaseId, route: eventRoute, kind: 'note.sealed', at } as const;
    const id = this.trace.send(em, { ...message, sealedTo, data: { text } });
    const note = { id, rootCaseId, at, fromInstance: self, toInstance: to, text };
    return em.create(SealedNote, note);
  }

  private addressees({ route, self }: Dossier): NoteAddressee[] {
    const others = route.filter((iid) => iid !== self);
    return others.map((iid) => ({ iid, name: this.offices.nameOf(iid), hasKey: this.hasKey(iid) }));
  }

  private requireAddressee({ route, self }: Dossier, to: string): void {
    if (to === self || !route.includes(to)) throw notOnRoute();
    const keyless = [self, to].filter((iid) => !this.hasKey(iid));
    if (keyless.length > 0) throw noSealingKey(keyless.map((iid) => this.offices.nameOf(iid)));
  }

  private hasKey(iid: string): boolean {
    return Boolean(this.offices.find(iid)?.sealingKey);
  }

  private view({ id, at, fromInstance: from, toInstance: to, text }: SealedNote): SealedNoteView {
    const { offices } = this;
    return { id, at: at.toISOString(), from, fromName: offices.nameOf(from), to, toName: offices.nameOf(to), text };
  }
}

/** A unit may see the case and not its sealed notes; to everybody else the case does not exist. */
function requireOffice(dossier: Dossier, id: string, actor: Actor): void {
  visibleCase(dossier, id, actor);
  if (!seesWholeOffice(actor)) throw notesForOfficeOnly();
}
