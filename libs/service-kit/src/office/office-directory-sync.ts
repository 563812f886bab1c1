import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError, getOffices, officesChanged } from '@qsl/contracts';
import { Bus, systemCall } from '@qsl/messaging';
import { OfficeDirectory } from './office-directory.js';

/** For hints that were missed, and a relay that was away. */
const askAgainMs = 60_000;

/** Keeps a service's office directory as the relay's is: who joins, moves or leaves is known without a restart. */
@Injectable()
export class OfficeDirectorySync implements OnApplicationBootstrap, OnApplicationShutdown {
  private version?: number;
  private stop = () => {};

  constructor(
    private readonly offices: OfficeDirectory,
    private readonly bus: Bus,
  ) {}

  onApplicationBootstrap(): void {
    const stopListening = this.bus.onHint(officesChanged, () => void this.ask());
    const timer = setInterval(() => void this.ask(), askAgainMs).unref();
    this.stop = () => {
      stopListening();
      clearInterval(timer);
    };
    void this.ask();
  }

  onApplicationShutdown(): void {
    this.stop();
  }

  /** Without a relay that answers the directory stays as it is. */
  private async ask(): Promise<void> {
    try {
      const body = this.version === undefined ? {} : { version: this.version };
      const { version, offices } = await this.bus.call(getOffices, body, systemCall());
      if (offices !== null) this.offices.follow(offices);
      this.version = version;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
