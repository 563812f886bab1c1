import type { InvitationDesk } from './invitation-desk.js';
import type { ParentMover } from './parent-mover.js';

/** What goes on by itself while offices come below this one, or this one goes below another. */
export class EnrolmentProcess {
  constructor(
    private readonly desk: InvitationDesk,
    private readonly mover: ParentMover,
  ) {}

  async start(): Promise<void> {
    await this.desk.start();
    this.mover.start();
  }

  async stop(): Promise<void> {
    await this.mover.stop();
    await this.desk.stop();
  }
}
