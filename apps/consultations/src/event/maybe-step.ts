import { IsOptional, IsString, MaxLength } from 'class-validator';

/** What an event says that leaves a line in the history at some times and none at others. */
export class MaybeStep {
  @IsOptional()
  @IsString()
  @MaxLength(4_000)
  text?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  actor?: string;
}
