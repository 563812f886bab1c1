import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** Where the notices are in the event stream. */
@Injectable()
export class ProjectionStates {
  constructor(private readonly em: EntityManager) {}

  async generation(): Promise<number> {
    const [state] = await this.em
      .fork()
      .execute<{ generation: number }[]>(`select generation from projection_state where name = 'notices'`);
    return state?.generation ?? 1;
  }

  /** Locks the notices for the caller's transaction. @returns the next sequence, or `null` where the generation is over. */
  async advance(em: EntityManager, generation: number): Promise<number | null> {
    const [state] = await em.execute<{ sequence: string }[]>(
      `update projection_state set sequence = sequence + 1 where name = 'notices' and generation = ? returning sequence`,
      [generation],
    );
    return state ? Number(state.sequence) : null;
  }

  /** Begins a new generation in the caller's transaction, after whoever is writing notices. */
  async beginGeneration(em: EntityManager): Promise<void> {
    await em.execute(`update projection_state set generation = generation + 1 where name = 'notices'`);
  }
}
