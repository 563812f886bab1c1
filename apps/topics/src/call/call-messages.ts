import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Recipients } from '@qsl/contracts';
import { Outbox } from '@qsl/persistence';
import { OfficeDirectory, targetsOf } from '@qsl/service-kit';
import { Trace } from '@qsl/trace';
import type { CallData } from '../event/event-data.js';
import type { TopicCall } from './call.entity.js';

/** What an office does to a call of its own, as others learn of it. */
export const callVerbs = { open: 'opened', close: 'closed', conclude: 'concluded', archive: 'archived' } as const;

/** Tells the offices in the scope of a call, and people at this office, what happens to it. */
@Injectable()
export class CallMessages {
  constructor(
    private readonly trace: Trace,
    private readonly outbox: Outbox,
    private readonly offices: OfficeDirectory,
  ) {}

  /** To every office in its scope and those between, in the transaction of the change. */
  send(em: EntityManager, call: TopicCall, action: keyof typeof callVerbs): void {
    this.trace.send(em, {
      matterKind: 'topic_call',
      rootCaseId: call.id,
      route: this.offices.routeTo(targetsOf(call.scope, this.offices)),
      kind: `topic_call.${callVerbs[action]}`,
      at: new Date(),
      data: action === 'open' ? { call: dataOf(call) } : {},
    });
  }

  /** An own call takes no more topics: what remains is to decide. */
  close(em: EntityManager, call: TopicCall): void {
    this.send(em, call, 'close');
    const text = '议题征集已截止，请逐件遴选。';
    this.announce(em, call, { verb: 'closed', text, to: { roles: ['staff'], watchers: true } });
  }

  announce(em: EntityManager, call: TopicCall, news: { verb: string; text: string; to: Recipients }): void {
    const { verb, text, to } = news;
    this.outbox.announce(em, {
      type: `topics.call.${verb}`,
      matter: { kind: 'topic_call', id: call.id },
      title: call.title,
      text,
      portalPath: `/topic-calls/${call.id}`,
      deskPath: `/desk/topics/calls/${call.id}`,
      to,
      by: null,
    });
  }
}

function dataOf({ title, brief, opensOn, closesOn, eligible, maxPerPerson, scope }: TopicCall): CallData {
  return { title, brief, opensOn, closesOn, eligible, maxPerPerson, scope };
}
