import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  notFound,
  versionConflict,
  type Call,
  type RateSuggestion,
  type SuggestionCategory,
  type TimelineView,
} from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import type { AuthorLabel } from '@qsl/text';
import { takeCaseCode } from './case/case-code.js';
import { endCase } from './case/case-moves.js';
import { ratingWords } from './case/case-texts.js';
import { CaseWork } from './case/case-work.js';
import { Case } from './case/case.entity.js';
import { resumeClock, startClock, stopClock } from './clock/clock.js';
import { Dossier } from './matter/dossier.js';
import { Dossiers } from './matter/dossiers.js';
import { Matter } from './matter/matter.entity.js';
import { Timeline } from './timeline/timeline.js';
import { TimelineReader } from './timeline/timeline-reader.js';

/** What a service submits to be handled. */
export interface Opening {
  /** The submitted thing, for example a suggestion. */
  itemId: string;
  /** UUIDv7 of the matter; becomes the id of the case. */
  rootCaseId: string;
  title: string;
  /** The text that may travel: names and phone numbers masked. */
  body: string;
  category: SuggestionCategory;
  areaCode: string;
  authorId: string;
  /** What other offices see of the author. */
  authorLabel: AuthorLabel;
  /** What the public sees of the author: 王女士, 群众 … */
  authorShown: string;
}

/** What an author's command is about, and the version of the case that the author had before them. */
interface AuthorCommand {
  rootCaseId: string;
  expectedVersion: number;
}

type AuthorRating = AuthorCommand & Pick<RateSuggestion, 'attitude' | 'result' | 'comment'>;

/** The way in for services whose things are handled as cases. Every method works in the caller's transaction. */
@Injectable()
export class CaseworkService {
  constructor(
    private readonly dossiers: Dossiers,
    private readonly timeline: Timeline,
    private readonly reader: TimelineReader,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Opens the case at the origin: registered, with a code and five working days for the screening. */
  async open(em: EntityManager, _call: Call, opening: Opening): Promise<Case> {
    const now = new Date();
    const { iid, areaCode } = this.offices.self;
    const matter = Object.assign(new Matter(), matterOf(opening), { origin: iid, holder: iid, submittedAt: now });
    em.persist(matter);
    const dossier = new Dossier(em, iid, { matter, cases: [], orders: [], transfers: [] });
    const subject = dossier.addCase(Object.assign(new Case(), caseFacts(opening)));
    subject.code = await takeCaseCode(em, areaCode, now);
    subject.setClocks([startClock('screening', now)]);
    this.timeline.record(dossier, {
      kind: 'case.registered',
      actor: opening.authorLabel,
      text: `${opening.authorLabel}提交建议，已登记，编号 ${subject.code}。`,
      at: now,
      by: opening.authorId,
      case: subject,
    });
    await this.dossiers.settle(dossier);
    return subject;
  }

  /**
   * The author adds what the office asked for; the screening clock goes on.
   * @param text masked.
   * @throws DomainError `conflict` where nothing was asked, or the case has changed meanwhile.
   */
  supplement(em: EntityManager, call: Call, { text, ...command }: AuthorCommand & { text: string }): Promise<Case> {
    return this.byAuthor(em, call, {
      command,
      change: (work) => {
        const { dossier, subject, now } = work;
        work.move('supplement');
        dossier.matter.body = `${dossier.matter.body}\n\n【补充】${text}`;
        subject.refusal = null;
        subject.changeClocks(['supplement'], (clock) => stopClock(clock, now));
        subject.changeClocks(['screening'], (clock) => resumeClock(clock, now));
        work.record('case.supplemented', '提交人已补充材料。');
      },
    });
  }

  /**
   * The author rates the answer on two axes, once. The case closes unless the result is `dissatisfied`.
   * @throws DomainError `conflict` where the case is not answered or was rated before.
   */
  rate(em: EntityManager, call: Call, { attitude, result, comment, ...command }: AuthorRating): Promise<Case> {
    return this.byAuthor(em, call, {
      command,
      change: (work) => {
        const { dossier, subject, now } = work;
        work.move('rate');
        subject.rating = { attitude, result, comment: comment ?? null, ratedAt: now.toISOString() };
        subject.changeClocks(['rating'], (clock) => stopClock(clock, now));
        work.record('case.rated', `办理态度：${ratingWords[attitude]}；办理结果：${ratingWords[result]}。`);
        if (result === 'dissatisfied') return;
        endCase(dossier, subject, { action: 'close', who: ['office'], now });
        work.record('case.closed', '办结。', { actor: this.offices.self.name });
      },
    });
  }

  /** The cross-tier trace of a matter; who may see it is the caller's to decide. @throws DomainError `notFound`. */
  async timelineOf(em: EntityManager, rootCaseId: string): Promise<TimelineView> {
    const dossier = await this.dossiers.read(rootCaseId, em);
    if (!dossier) throw notFound('timeline');
    return this.reader.view(dossier, new Date());
  }

  /** Names of the offices that hold these matters now, by root case. */
  async holderNames(em: EntityManager, rootCaseIds: readonly string[]): Promise<Map<string, string>> {
    const matters = await em.find(Matter, { rootCaseId: { $in: [...rootCaseIds] } });
    return new Map(matters.map(({ rootCaseId, holder }) => [rootCaseId, this.offices.nameOf(holder)]));
  }

  private async byAuthor(
    em: EntityManager,
    call: Call,
    { command, change }: { command: AuthorCommand; change: (work: CaseWork) => void },
  ): Promise<Case> {
    const changed = await this.dossiers.changeIn(em, command.rootCaseId, async (dossier) => {
      const { authorId, authorLabel } = dossier.matter;
      const subject = dossier.cases.find(({ itemId }) => itemId !== null);
      if (!subject || authorId !== call.actor.personId) throw notFound('case');
      if (subject.version !== command.expectedVersion) throw versionConflict('case', subject.version);
      change(
        new CaseWork(this.timeline, dossier, subject, { who: ['author'], label: authorLabel, personId: authorId }),
      );
      return subject;
    });
    if (!changed) throw notFound('case');
    return changed;
  }
}

function matterOf({
  rootCaseId,
  title,
  body,
  category,
  areaCode,
  authorId,
  authorLabel,
  authorShown,
}: Opening): Partial<Matter> {
  return { rootCaseId, title, body, category, areaCode, authorId, authorLabel, authorShown };
}

function caseFacts({ rootCaseId, itemId, title, category, areaCode }: Opening): Partial<Case> {
  return { id: rootCaseId, rootCaseId, itemId, title, category, areaCode, state: 'registered', direction: 'own' };
}
