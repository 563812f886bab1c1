import { DatabaseServiceConfig } from '@qsl/service-kit';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

const mebibyte = 1_024 ** 2;

/** Settings of the service that tells people what happened. */
export class NoticesConfig extends DatabaseServiceConfig {
  /** EVENT_STREAM_MAX_BYTES: what the broker keeps of the office's announcements, about 600 bytes each; the oldest go first. */
  @Type(() => Number)
  @IsInt()
  @Min(mebibyte)
  @Max(65_536 * mebibyte)
  eventStreamMaxBytes: number = 256 * mebibyte;
}
