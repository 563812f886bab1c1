import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ReceivedEvent } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import type { Consultation } from '../consultation/consultation.entity.js';
import type { VotesCastData } from '../event/participation-data.js';
import { VoteBatch } from './vote-batch.entity.js';

/** Batches of votes: at the owner those of every office, after a restore from a backup an office's own. */
@Injectable()
export class ReceivedVotes {
  constructor(private readonly offices: OfficeDirectory) {}

  /** The last batch holds: an office's batches arrive in order. A vote that was cast here and not sent yet is newer than they are. */
  async take(
    em: EntityManager,
    { id: consultationId, owner }: Consultation,
    { event, batch }: { event: ReceivedEvent; batch: VotesCastData },
  ): Promise<void> {
    const { iid } = this.offices.self;
    const { author: office } = event;
    await em.execute(
      `insert into vote (statement_id, office, voter, consultation_id, vote, cast_at, is_new, batch_id)
       select (one->>'statementId')::uuid, ?, one->>'voter', ?, one->>'vote', ?, ?, ? from jsonb_array_elements(?::jsonb) one
       on conflict (statement_id, office, voter) do update
       set vote = excluded.vote, cast_at = excluded.cast_at, is_new = excluded.is_new, batch_id = excluded.batch_id
       where vote.batch_id is not null or vote.cast_at <= excluded.cast_at`,
      [office, consultationId, new Date(batch.castAt), owner === iid, batch.batch, JSON.stringify(lastOfEach(batch))],
    );
    if (office === iid) await this.keepBatch(em, event, batch);
  }

  /** What comes back from a neighbour was delivered to it. */
  private async keepBatch(em: EntityManager, event: ReceivedEvent, cast: VotesCastData): Promise<void> {
    const { batch: id, consultationId } = cast;
    const known = await em.findOne(VoteBatch, { id });
    const batch = known ?? Object.assign(new VoteBatch(), { id, eventId: event.id, consultationId });
    batch.deliveredAt ??= new Date();
    em.persist(batch);
  }
}

/** One vote per person and statement. */
function lastOfEach({ votes }: VotesCastData): VotesCastData['votes'] {
  return [...new Map(votes.map((vote) => [`${vote.statementId} ${vote.voter}`, vote])).values()];
}
