import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { versionConflict, type Actor, type ActOnConsultation, type Call } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { decide, requireRole } from '@qsl/state-table';
import { Meeting } from '../meeting/meeting.entity.js';
import { Registration } from '../meeting/registration.entity.js';
import { Consultation } from './consultation.entity.js';
import { consultationNotFound } from './consultation.errors.js';
import { consultationMachine, type ConsultationAction } from './consultation.machine.js';
import { canSee, situationOf, whoIs, type Circumstances } from './consultation.policy.js';

/** A consultation as it concerns somebody. */
export interface Concern {
  consultation: Consultation;
  circumstances: Circumstances;
}

export interface PersonConcern extends Concern {
  personId: string;
}

export interface ConsultationChange {
  action: ConsultationAction;
  work: (em: EntityManager, concern: Concern) => Promise<void> | void;
}

/** Where everything that somebody does is checked, in this order: may see it, may ever do it, has read its last version, may do it now. */
@Injectable()
export class ConsultationDesk {
  constructor(
    private readonly em: EntityManager,
    private readonly offices: OfficeDirectory,
  ) {}

  /** @throws DomainError `notFound`, also where the caller may not see it. */
  async find(em: EntityManager, actor: Actor, id: string, lockMode = LockMode.NONE): Promise<Concern> {
    const consultation = await em.findOne(Consultation, { id }, { refresh: true, lockMode });
    if (!consultation) throw consultationNotFound();
    const who = whoIs(actor, consultation.owner === this.offices.self.iid);
    if (!canSee(consultation, who)) throw consultationNotFound();
    const meeting = await em.findOne(Meeting, { consultationId: id }, { refresh: true });
    const isRegistered = await this.isRegistered(em, actor, id);
    return { consultation, circumstances: { who, now: new Date(), meeting, isRegistered } };
  }

  /**
   * Checks what somebody wants to do that leaves the phase and the version as they are: to vote, to comment.
   * @throws DomainError `notFound`, `forbidden`, `conflict`
   */
  async permit(em: EntityManager, actor: Actor, id: string, action: ConsultationAction): Promise<Concern> {
    const concern = await this.find(em, actor, id);
    requireRole(consultationMachine, action, concern.circumstances.who);
    decide(consultationMachine, action, situationOf(concern.consultation, concern.circumstances));
    return concern;
  }

  /** The same, for what somebody does as a person. */
  async permitPerson(em: EntityManager, actor: Actor, id: string, action: ConsultationAction): Promise<PersonConcern> {
    const concern = await this.permit(em, actor, id, action);
    if (actor.personId === null) throw new Error('Nobody but a person acts as one');
    return { ...concern, personId: actor.personId };
  }

  /** Changes a consultation in one transaction, one command at a time. */
  async change(
    { actor }: Call,
    { id, expectedVersion }: ActOnConsultation,
    { action, work }: ConsultationChange,
  ): Promise<void> {
    await this.em.transactional(async (em) => {
      const concern = await this.find(em, actor, id, LockMode.PESSIMISTIC_WRITE);
      const { consultation, circumstances } = concern;
      requireRole(consultationMachine, action, circumstances.who);
      if (consultation.version !== expectedVersion) throw versionConflict('consultation', consultation.version);
      const situation = situationOf(consultation, circumstances);
      consultation.state = decide(consultationMachine, action, situation);
      consultation.version += 1;
      await work(em, concern);
    });
  }

  private async isRegistered(em: EntityManager, { personId }: Actor, consultationId: string): Promise<boolean> {
    if (personId === null) return false;
    return (await em.count(Registration, { consultationId, personId })) > 0;
  }
}
