import { Logger } from '@nestjs/common';

/** Does something again and again, never twice at a time; a failure is logged, and it is tried again at the next beat. */
export class Pulse {
  private readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly name: string,
    private readonly intervalMs: number,
    private readonly work: () => Promise<void>,
  ) {
    this.logger = new Logger(name);
  }

  start(): void {
    this.timer = setTimeout(() => this.beat(), this.intervalMs);
  }

  /** Resolves when what is being done is done. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.running;
  }

  private beat(): void {
    this.running = this.work()
      .catch((error: unknown) => {
        this.logger.warn(`${this.name}: ${error instanceof Error ? error.message : String(error)}`);
      })
      .then(() => {
        if (this.timer) this.start();
      });
  }
}
