import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';

/** Where a process's log lines go; standard output unless told. */
export type LogDestination = pino.DestinationStream;

/** JSON lines with the service's name; never bodies, never personal data. */
export function createLogger(service: string, level: string, destination?: LogDestination): Logger {
  const options = { name: service, level, base: { service }, timestamp: pino.stdTimeFunctions.isoTime };
  return destination ? pino(options, destination) : pino(options);
}

/** Lets Nest and everything that uses Nest's `Logger` write through pino. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.info(...line(message, { context }));
  }

  error(message: unknown, ...rest: (string | undefined)[]): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 ? rest[0] : undefined;
    this.logger.error(...line(message, { context, stack }));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn(...line(message, { context }));
  }

  debug(message: unknown, context?: string): void {
    this.logger.debug(...line(message, { context }));
  }

  verbose(message: unknown, context?: string): void {
    this.logger.trace(...line(message, { context }));
  }

  fatal(message: unknown, context?: string): void {
    this.logger.fatal(...line(message, { context }));
  }
}

/** Facts stand beside the context, as fields of the line; everything else is its text. */
function line(message: unknown, around: Record<string, unknown>): [facts: object, text?: string] {
  return isFacts(message) ? [{ ...around, ...message }] : [around, String(message)];
}

const isFacts = (message: unknown): message is Record<string, unknown> =>
  typeof message === 'object' && message !== null && Object.getPrototypeOf(message) === Object.prototype;
