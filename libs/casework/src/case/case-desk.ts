import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { notFound, versionConflict, type Call, type CaseCommand, type CaseView } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { requireRole } from '@qsl/state-table';
import { Dossiers } from '../matter/dossiers.js';
import { rootOf } from '../matter/root-of.js';
import { Timeline } from '../timeline/timeline.js';
import { CaseReader } from './case-reader.js';
import { CaseWork } from './case-work.js';
import { Case } from './case.entity.js';
import { caseWho, visibleCase } from './case.policy.js';
import { caseMachine, type CaseAction } from './case.transitions.js';

/** Where a person's command on a case is checked, in this order: may see it, may ever do it, has read its last version. */
@Injectable()
export class CaseDesk {
  constructor(
    private readonly em: EntityManager,
    private readonly dossiers: Dossiers,
    private readonly timeline: Timeline,
    private readonly reader: CaseReader,
    private readonly offices: OfficeDirectory,
  ) {}

  /** Changes a case in one transaction and shows it afterwards. */
  async change(
    call: Call,
    command: CaseCommand,
    { action, work }: { action: CaseAction; work: (work: CaseWork) => void },
  ): Promise<CaseView> {
    const { id, expectedVersion } = command;
    const rootCaseId = await rootOf(this.em, Case, { id, what: 'case' });
    await this.dossiers.change(rootCaseId, async (dossier) => {
      const subject = visibleCase(dossier, id, call.actor);
      const who = caseWho(call.actor);
      const { personId } = call.actor;
      requireRole(caseMachine, action, who);
      if (subject.version !== expectedVersion) throw versionConflict('case', subject.version);
      work(new CaseWork(this.timeline, dossier, subject, { who, label: this.offices.self.name, personId }));
    });
    return this.reader.getCase(call, { id });
  }

  /** @throws DomainError `notFound` or `forbidden` where the caller could not change the case in this way; before anything slow is asked. */
  async require(call: Call, id: string, action: CaseAction): Promise<void> {
    const dossier = await this.dossiers.read(await rootOf(this.em, Case, { id, what: 'case' }));
    if (!dossier) throw notFound('case');
    visibleCase(dossier, id, call.actor);
    requireRole(caseMachine, action, caseWho(call.actor));
  }
}
