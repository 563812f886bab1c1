import { Controller, Module } from '@nestjs/common';
import {
  type ApplyOutcome,
  applyEvent,
  applyEvents,
  type Call,
  type DeliveryNotices,
  DomainError,
  type EventDelivered,
  type EventOffers,
  eventsDelivered,
  type NoticesTaken,
  type OfferOutcome,
  type OfferOutcomes,
  ReceivedEvent,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { defineService, OfficeDirectory, ServiceConfig } from '@qsl/service-kit';

/** Everything that the relays of this run handed to the suggestions services, by office. */
export const received = new Map<string, ReceivedEvent[]>();
export const notices = new Map<string, EventDelivered[]>();
/** The office directory of that service, by office. */
export const directories = new Map<string, OfficeDirectory>();
/** Decides an event's fate before it is recorded; tests replace it. */
export const fate: { of: (event: ReceivedEvent, iid: string) => ApplyOutcome['result'] } = { of: () => 'applied' };

export function listOf<T>(lists: Map<string, T[]>, iid: string): T[] {
  const list = lists.get(iid) ?? [];
  lists.set(iid, list);
  return list;
}

function recorded(event: ReceivedEvent, iid: string): ApplyOutcome {
  const result = fate.of(event, iid);
  if (result === 'applied') listOf(received, iid).push(event);
  return { result, ...(result === 'void' && { reason: '不是承办机关' }) };
}

function tried(event: ReceivedEvent, iid: string): OfferOutcome {
  try {
    return recorded(event, iid);
  } catch {
    return { result: 'failed' };
  }
}

/** In the place of the suggestions service: writes down what it is given. */
export function recorder(iid: string) {
  @Controller()
  class RecorderController {
    constructor(offices: OfficeDirectory) {
      directories.set(iid, offices);
    }

    @HandleRpc(applyEvent('suggestions'))
    async apply(_call: Call, event: ReceivedEvent): Promise<ApplyOutcome> {
      return recorded(event, iid);
    }

    @HandleRpc(applyEvents('suggestions'))
    async applyAll(_call: Call, { events }: EventOffers): Promise<OfferOutcomes> {
      const held = new Set<string>();
      const outcomes = events.map((event): OfferOutcome => {
        const line = `${event.author} ${event.rootCaseId}`;
        const outcome = held.has(line) ? { result: 'waiting' as const } : tried(event, iid);
        if (outcome.result === 'waiting' || outcome.result === 'failed') held.add(line);
        return outcome;
      });
      return { outcomes };
    }

    @HandleRpc(eventsDelivered('suggestions'))
    async delivered(_call: Call, told: DeliveryNotices): Promise<NoticesTaken> {
      listOf(notices, iid).push(...told.notices);
      return { count: told.notices.length };
    }
  }

  @Module({ controllers: [RecorderController] })
  class RecorderModule {}

  return defineService({ name: 'suggestions', module: RecorderModule, config: ServiceConfig });
}

export const unsupportedType = new DomainError('invalid', 'event.unsupported_type', {
  zh: '不支持的事件类型。',
  en: 'Events of this type are not supported.',
});

export const refusal = (reason: string) =>
  new DomainError('conflict', reason, { zh: '不符合办理顺序。', en: 'Refused.' });
