import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Vote as VoteValue } from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';
import type { Consultation } from '../consultation/consultation.entity.js';
import { votesAtOnce, type VotesCastData } from '../event/participation-data.js';
import { ParticipationTeller } from '../event/participation-teller.js';
import { VoteBatch } from './vote-batch.entity.js';

interface TakenVote {
  statementId: string;
  voter: string;
  vote: VoteValue;
  castAt: Date;
}

/** Votes of this office's people on their way to the owner of a consultation. */
@Injectable()
export class VoteDispatch {
  constructor(private readonly teller: ParticipationTeller) {}

  /**
   * Sends the next batch, in the transaction that marks its votes as sent: a vote that is changed meanwhile waits for that and is new again.
   * @returns whether more may wait.
   */
  async send(em: EntityManager, consultation: Consultation): Promise<boolean> {
    const { id: consultationId } = consultation;
    const batch = randomUUIDv7();
    const taken = await this.take(em, consultationId, batch);
    if (taken.length === 0) return false;
    const castAt = new Date(Math.max(...taken.map((vote) => new Date(vote.castAt).getTime())));
    const votes = taken.map(({ statementId, voter, vote }) => ({ statementId, voter, vote }));
    const data: VotesCastData = { consultationId, batch, castAt: castAt.toISOString(), votes };
    const eventId = this.teller.sendUp(em, consultation, 'participation.votes_cast', data);
    em.persist(Object.assign(new VoteBatch(), { id: batch, eventId, consultationId }));
    return taken.length === votesAtOnce;
  }

  private take(em: EntityManager, consultationId: string, batch: string): Promise<TakenVote[]> {
    return em.execute<TakenVote[]>(
      `update vote set is_new = false, batch_id = ?
       where (statement_id, office, voter) in (
         select statement_id, office, voter from vote where is_new and consultation_id = ?
         order by cast_at, statement_id, voter limit ? for update)
       returning statement_id as "statementId", voter, vote, cast_at as "castAt"`,
      [batch, consultationId, votesAtOnce],
    );
  }
}
