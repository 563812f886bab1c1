import { DatabaseServiceConfig } from '@qsl/service-kit';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

/** Settings of this service. */
export class ConsultationsConfig extends DatabaseServiceConfig {
  /** VOTE_INTERVAL_MS: new votes are collected this long before they go to the owner, or into its totals. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  @Max(600_000)
  voteIntervalMs: number = 3_000;

  /** CLOSING_INTERVAL_MS: how often discussions whose last day is over are looked for. */
  @Type(() => Number)
  @IsInt()
  @Min(10)
  @Max(3_600_000)
  closingIntervalMs: number = 60_000;
}
