import { DomainError, type OfficialReply, type Outcome } from '@qsl/contracts';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { IsObject, IsOptional, IsString, MaxLength, validateSync } from 'class-validator';

/** What every event says that leaves a line in a matter's history; payload classes of such events extend it. */
export class StepData {
  @IsString()
  @MaxLength(4_000)
  text!: string;

  @IsString()
  @MaxLength(100)
  actor!: string;

  @IsOptional()
  @IsObject()
  reply: OfficialReply | null = null;

  @IsOptional()
  @IsObject()
  outcome: Outcome | null = null;
}

/**
 * Reads the payload of another office's event. Fields of newer offices are ignored; those that an older office does not send keep their default.
 * @throws DomainError `invalid` where it is not what offices agreed on.
 */
export function readPayload<T extends object>(payload: ClassConstructor<T>, data: Record<string, unknown>): T {
  const read = plainToInstance(payload, data, { exposeDefaultValues: true });
  const faults = validateSync(read, { forbidUnknownValues: false });
  if (faults.length === 0) return read;
  throw new DomainError('invalid', 'event.malformed', {
    zh: '事件内容不符合约定。',
    en: `The event's data is not valid: ${faults.map(({ property }) => property).join(', ')}.`,
  });
}
