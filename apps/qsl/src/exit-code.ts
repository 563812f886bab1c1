import { DomainError, type ErrorKind } from '@qsl/contracts';

/** What a script may build on; documented in the README. */
export const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The command line was not understood; nothing was asked of the office. */
export class UsageError extends Error {}

const silent: readonly string[] = ['service.unavailable', 'service.timeout'];
const malformed: readonly ErrorKind[] = ['invalid', 'tooLarge'];

/** `unreachable` where nobody answered, `usage` where a value was malformed, `refused` where the office said no. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof UsageError) return exitCodes.usage;
  if (!(error instanceof DomainError)) return exitCodes.unreachable;
  if (silent.includes(error.reason)) return exitCodes.unreachable;
  return malformed.includes(error.kind) ? exitCodes.usage : exitCodes.refused;
}
