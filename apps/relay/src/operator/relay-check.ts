import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { RelayCheck } from '@qsl/contracts';
import { MarkerFile } from '../marker/marker-file.js';

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');

/** Tries what the relay cannot do without. */
@Injectable()
export class RelayChecker {
  constructor(
    private readonly em: EntityManager,
    private readonly marker: MarkerFile,
  ) {}

  async check(): Promise<RelayCheck> {
    const [{ database, databaseTime }, marker] = await Promise.all([this.database(), this.markerFault()]);
    return { database, marker, relayTime: new Date().toISOString(), databaseTime };
  }

  private async database(): Promise<{ database: string | null; databaseTime: string | null }> {
    try {
      const [row] = await this.em.execute<{ now: Date | string }[]>('select clock_timestamp() as now');
      return { database: null, databaseTime: row === undefined ? null : new Date(row.now).toISOString() };
    } catch (error) {
      return { database: faultOf(error), databaseTime: null };
    }
  }

  private async markerFault(): Promise<string | null> {
    try {
      await this.marker.tryToWrite();
      return null;
    } catch (error) {
      return faultOf(error);
    }
  }
}
