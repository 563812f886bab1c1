import { Counter, type Registry } from 'prom-client';
import type { Limit } from '../link-broker/answer-limit.js';

/** What neighbours asked, and how much of it was beyond what a link may. */
export class QuestionCounts {
  private readonly read: Counter<'peer'>;
  private readonly unread: Counter<'peer' | 'limit'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.read = new Counter({
      name: 'qsl_link_questions_total',
      help: 'Questions of a neighbour that were read',
      labelNames: ['peer'],
      registers,
    });
    this.unread = new Counter({
      name: 'qsl_link_refused_questions_total',
      help: 'Questions of a neighbour that were not answered, by the limit that they were beyond',
      labelNames: ['peer', 'limit'],
      registers,
    });
  }

  readonly count = (peer: string, outcome: 'read' | Limit): void => {
    if (outcome === 'read') this.read.inc({ peer });
    else this.unread.inc({ peer, limit: outcome });
  };
}
