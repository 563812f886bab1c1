import { Logger } from '@nestjs/common';

const logger = new Logger('Relay');

/** What an operator must know of, in the log. */
export function alarm(what: string, { error, ...facts }: Record<string, unknown>): void {
  logger.warn({ alarm: what, ...facts, ...(error instanceof Error && { error: error.stack }) });
}
