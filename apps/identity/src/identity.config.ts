import { DatabaseServiceConfig } from '@qsl/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Settings of the service that knows people. */
export class IdentityConfig extends DatabaseServiceConfig {
  /** OFFICE_IDLE_MINUTES: how long a session of somebody with an office role outlives the last request; 15, in a demonstration 720. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_440)
  officeIdleMinutes?: number;

  /** PUBLIC_IDLE_MINUTES: the same for citizens and members; 30, in a demonstration 720. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(43_200)
  publicIdleMinutes?: number;
}
