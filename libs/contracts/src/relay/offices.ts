import { IsInt, IsOptional, Min } from 'class-validator';
import { OfficeView } from '../kernel/office.js';
import { rpc } from '../kernel/rpc.js';

export class OfficesSince {
  /** What the caller has; left out where it has nothing. */
  @IsOptional()
  @IsInt()
  @Min(0)
  version?: number;
}

export class KnownOffice extends OfficeView {
  signingKey!: string;
  /** X25519 key that others seal to; `null` where the office has none. */
  sealingKey!: string | null;
}

export class KnownOffices {
  /** Grows with each change in this relay's life. */
  version!: number;
  /** All offices; `null` where the caller has this version. */
  offices!: KnownOffice[] | null;
}

/** The relay's directory, for the other services of the office. */
export const getOffices = rpc('relay.office.all', OfficesSince, KnownOffices);
/** Hinted by the relay when its directory has changed. */
export const officesChanged = 'relay.office.changed';
