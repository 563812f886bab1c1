import { IsInt, Matches, Max, MaxLength, Min } from 'class-validator';

/** Attachments that one event names, and bytes of one: what an office takes at an upload. */
export const blobLimits = { perEvent: 20, bytes: 20 * 1024 * 1024 };

/** An attachment that an event brings: its bytes follow behind the event, from office to office, by the hash of their content. */
export class EventBlob {
  /** Hex SHA-256 of its bytes. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256!: string;

  /** Bytes. */
  @IsInt()
  @Min(1)
  @Max(blobLimits.bytes)
  size!: number;

  @Matches(/^[^\p{C}]+$/u)
  @MaxLength(120)
  name!: string;

  /** Media type. */
  @Matches(/^[\w.+-]+\/[\w.+-]+$/)
  @MaxLength(100)
  type!: string;
}
