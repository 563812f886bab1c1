import { DatabaseServiceConfig } from '@qsl/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Settings of the service that gathers topics. */
export class TopicsConfig extends DatabaseServiceConfig {
  /** TOPIC_SUPPORT_THRESHOLD: supports that a topic of this office needs; 30 at a county, 100 at a city, 300 at a province. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  topicSupportThreshold?: number;

  /** TOPIC_SWEEP_MS: how often calls are closed that are over, and new numbers told to the offices above. */
  @Type(() => Number)
  @IsInt()
  @Min(20)
  @Max(3_600_000)
  topicSweepMs: number = 60_000;
}
