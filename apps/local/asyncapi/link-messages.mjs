// Questions and replies of the link as AsyncAPI messages, and who may ask what with which answers.
import { answersTo } from '@qsl/relay';
import { schemasOfTypes } from './type-schemas.mjs';

const source = 'apps/relay/src/protocol/messages.ts';
export const schemaPrefix = '#/components/schemas/';

const nameIn = ({ $ref }) => $ref.slice('#/definitions/'.length);

/** `{ hello: 'Greeting', … }`: which schema of a union stands for which value of its tag. */
function byTag(schemas, union, tag) {
  return Object.fromEntries(
    schemas[union].anyOf.map(nameIn).flatMap((name) => {
      const values = schemas[name].properties[tag];
      return (values.enum ?? [values.const]).map((value) => [value, name]);
    }),
  );
}

/** A frame whose content is one of the union that it may carry, with that one value of the tag. */
function framed(frame, field, { name, tag, value }) {
  const content = { allOf: [{ $ref: schemaPrefix + name }, { properties: { [tag]: { const: value } } }] };
  return { ...frame, properties: { ...frame.properties, [field]: content } };
}

function messagesOf(schemas, { frame, field, union, tag }) {
  return Object.fromEntries(
    Object.entries(byTag(schemas, union, tag)).map(([value, name]) => [
      `${field}.${value}`,
      { name: value, summary: schemas[name].description, payload: framed(schemas[frame], field, { name, tag, value }) },
    ]),
  );
}

const titled = (verb) => verb.charAt(0).toUpperCase() + verb.slice(1);
const messageOn = (channel, name) => ({ $ref: `#/channels/${channel}/messages/${name}` });

/** The child's view: it asks its parent and answers what its parent asks. */
function operationsOf([verb, kinds]) {
  const reply = {
    address: { location: '$message.header#/reply-to', description: 'The reply subject of the NATS message.' },
    channel: { $ref: '#/channels/replies' },
    messages: [...kinds, 'refused'].map((kind) => messageOn('replies', `reply.${kind}`)),
  };
  return [
    ['ask', 'send', 'parent'],
    ['answer', 'receive', 'child'],
  ].map(([doing, action, channel]) => [
    `${doing}${titled(verb)}`,
    {
      action,
      channel: { $ref: `#/channels/${channel}` },
      messages: [messageOn(channel, `question.${verb}`)],
      reply,
    },
  ]);
}

/** Schemas, messages and operations of the link. */
export function describeLink() {
  const schemas = schemasOfTypes(source, ['LinkRequest', 'LinkAnswer']);
  return {
    schemas,
    questions: messagesOf(schemas, { frame: 'LinkRequest', field: 'question', union: 'Question', tag: 'verb' }),
    replies: messagesOf(schemas, { frame: 'LinkAnswer', field: 'reply', union: 'Reply', tag: 'kind' }),
    operations: Object.fromEntries(Object.entries(answersTo).flatMap(operationsOf)),
  };
}
