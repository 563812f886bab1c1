// Events as AsyncAPI messages: the CloudEvent that a batch carries, with the payload of each type and version.
import { eventCatalogue } from '@qsl/local/event-catalogue';
import { schemasOfPayloads } from './event-payloads.mjs';
import { schemasOfTypes } from './type-schemas.mjs';

/** Where the payload classes of each kind of matter are reached from. */
const sources = {
  suggestion: 'libs/casework/src/event/event-types.ts',
  topic_call: 'apps/topics/src/event/event-types.ts',
  topic: 'apps/topics/src/event/event-types.ts',
  call_report: 'apps/topics/src/event/event-types.ts',
  consultation: 'apps/consultations/src/event/event-types.ts',
  participation: 'apps/consultations/src/event/event-types.ts',
  article: 'apps/news/src/syndication/event-types.ts',
};

const refTo = (name) => ({ $ref: `#/components/schemas/${name}` });

const messageOf = ({ type, data }) => [
  type,
  {
    name: type,
    contentType: 'application/cloudevents+json',
    payload: { allOf: [refTo('CloudEvent'), { properties: { type: { const: type }, data: refTo(data.name) } }] },
  },
];

/** Schemas and messages of all events. */
export function describeEvents() {
  const all = Object.entries(eventCatalogue).flatMap(([matter, events]) =>
    events.all.map((event) => ({ ...event, source: sources[matter] })),
  );
  const envelope = schemasOfTypes('apps/relay/src/protocol/cloud-event.ts', ['CloudEvent']);
  return {
    schemas: { ...schemasOfPayloads(all), ...envelope },
    messages: Object.fromEntries(all.map(messageOf)),
  };
}
