import { submitEvent } from '@qsl/contracts';
import { systemCall } from '@qsl/messaging';
import { setTimeout as pause } from 'node:timers/promises';

/** What an office's services have for its relay: handed in until the relay says that it has it. */
export class Outbox {
  waiting = [];
  active = 0;

  constructor(bus, { writers, onTaken }) {
    Object.assign(this, { bus, writers, onTaken });
  }

  /** Events of one matter, which go in one after the other. */
  add(events) {
    this.waiting.push(events);
    this.pump();
  }

  pump() {
    while (this.active < this.writers && this.waiting.length > 0) {
      this.active += 1;
      void this.handIn(this.waiting.shift()).finally(() => {
        this.active -= 1;
        this.pump();
      });
    }
  }

  async handIn(events) {
    for (const event of events) {
      for (let tries = 0; ; tries += 1) {
        try {
          await this.bus.call(submitEvent, event, systemCall());
          break;
        } catch (error) {
          // Of what is wrong with an event, the checker hears by its absence.
          if (error.kind === 'conflict' || error.kind === 'invalid') return;
          await pause(Math.min(50 * 2 ** tries, 1_000));
        }
      }
      this.onTaken(event);
    }
  }
}
