import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  instantInWords,
  type Call,
  type ConsultationRef,
  type ConsultationView,
  type RecordMeeting,
  type ScheduleMeeting,
} from '@qsl/contracts';
import { maskPersonalData } from '@qsl/text';
import { meetingData } from '../consultation/announcement.js';
import { ConsultationDesk, type Concern } from '../consultation/consultation-desk.js';
import { ConsultationTeller } from '../consultation/consultation-teller.js';
import { ConsultationQueries } from '../consultation/consultation.queries.js';
import { plainText } from '../consultation/plain-text.js';
import { Meeting } from './meeting.entity.js';
import { meetingInThePast } from './meeting.errors.js';
import { Registration } from './registration.entity.js';

const personsAtOnce = 1_000;
const path = '/meeting';

/** The meeting, at the owner's: its plan, who comes, what was said. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: ConsultationDesk,
    private readonly teller: ConsultationTeller,
    private readonly queries: ConsultationQueries,
  ) {}

  async schedule(call: Call, body: ScheduleMeeting): Promise<ConsultationView> {
    const startsAt = new Date(body.startsAt);
    const place = plainText('place', body.place, 2);
    const agenda = body.agenda.map(({ title, minutes }) => ({ title: plainText('agenda', title, 2), minutes }));
    await this.desk.change(call, body, {
      action: 'schedule_meeting',
      work: async (em, concern) => {
        if (startsAt <= concern.circumstances.now) throw meetingInThePast();
        const known = concern.circumstances.meeting;
        const plan = { startsAt, place, agenda, capacity: body.capacity ?? null };
        const meeting = Object.assign(known ?? new Meeting(), { consultationId: body.id, ...plan });
        em.persist(meeting);
        if (known) await this.tellRegistered(em, concern, meeting);
        this.tellScheduled(em, concern, meeting);
      },
    });
    return this.queries.get(call.actor, body.id);
  }

  async record(call: Call, body: RecordMeeting): Promise<ConsultationView> {
    const minutes = plainText('minutes', body.minutes, 10);
    const attendance = body.attendees.map(({ name, organisation }) => ({ name, organisation }));
    const record = {
      attendees: attendance.length,
      organisations: [...new Set(attendance.map(({ organisation }) => organisation))],
      publicMinutes: attendance.reduce((text, { name }) => maskPersonalData(text, name), minutes),
    };
    await this.desk.change(call, body, {
      action: 'record_meeting',
      work: (em, { consultation, circumstances: { meeting, now } }) => {
        if (!meeting) throw new Error('What is recorded has begun');
        Object.assign(meeting, record, { attendance, minutes });
        const text = `召开协商会议，${record.attendees}人参加。`;
        const step = { kind: 'consultation.meeting_recorded' as const, at: now, text, data: { record } };
        this.teller.record(em, consultation, step, call.actor);
      },
    });
    return this.queries.get(call.actor, body.id);
  }

  async register(call: Call, { id }: ConsultationRef): Promise<ConsultationView> {
    await this.em.transactional(async (em) => {
      await this.lock(em, id);
      const { personId } = await this.desk.permitPerson(em, call.actor, id, 'register');
      em.persist(Object.assign(new Registration(), { consultationId: id, personId }));
    });
    return this.queries.get(call.actor, id);
  }

  /** Whoever waited first has the seat that becomes free, and learns of it. */
  async unregister(call: Call, { id }: ConsultationRef): Promise<ConsultationView> {
    await this.em.transactional(async (em) => {
      await this.lock(em, id);
      const { consultation, circumstances, personId } = await this.desk.permitPerson(em, call.actor, id, 'unregister');
      const queue = await em.find(Registration, { consultationId: id }, { orderBy: { number: 'asc' } });
      const capacity = circumstances.meeting?.capacity ?? 0;
      const hadSeat = queue.slice(0, capacity).some((one) => one.personId === personId);
      const next = queue[capacity];
      em.remove(queue.filter((one) => one.personId === personId));
      if (!hadSeat || !next) return;
      const text = '协商会议有席位空出，您已由候补转为正式参会。';
      const to = { persons: [next.personId] };
      this.teller.notify(em, consultation, { type: 'meeting.seat_given', text, path, to, by: null });
    });
    return this.queries.get(call.actor, id);
  }

  /** Places are given one at a time. */
  private async lock(em: EntityManager, consultationId: string): Promise<void> {
    await em.findOne(Meeting, { consultationId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  private tellScheduled(em: EntityManager, { consultation, circumstances: { now } }: Concern, meeting: Meeting): void {
    if (consultation.state === 'draft') return;
    const text = `安排协商会议：${instantInWords(meeting.startsAt)}，${meeting.place}。`;
    const step = { kind: 'consultation.meeting_scheduled' as const, at: now, text, data: meetingData(meeting) };
    this.teller.record(em, consultation, step);
  }

  private async tellRegistered(em: EntityManager, { consultation }: Concern, meeting: Meeting): Promise<void> {
    const registered = await em.find(Registration, { consultationId: consultation.id });
    const text = `您报名的协商会议有调整：${instantInWords(meeting.startsAt)}，${meeting.place}。`;
    for (let start = 0; start < registered.length; start += personsAtOnce) {
      const persons = registered.slice(start, start + personsAtOnce).map(({ personId }) => personId);
      this.teller.notify(em, consultation, { type: 'meeting.changed', text, path, to: { persons }, by: null });
    }
  }
}
