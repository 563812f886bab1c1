// The AsyncAPI 3 document of the link between offices.
import { describeEvents } from './event-messages.mjs';
import { describeJoining } from './join-messages.mjs';
import { describeLink } from './link-messages.mjs';

const refsTo = (messages) =>
  Object.fromEntries(Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }]));

const child = { description: 'Instance id of the child, such as x610302.' };

const channelsOf = ({ questions, replies }, joining) => ({
  parent: {
    address: 'link.v1.{child}.parent',
    description: 'The child asks, the parent answers.',
    parameters: { child },
    messages: refsTo(questions),
  },
  child: {
    address: 'link.v1.{child}.child',
    description: 'The parent asks, the child answers.',
    parameters: { child },
    messages: refsTo(questions),
  },
  replies: { address: null, description: '_INBOX_<asker>.>', messages: refsTo(replies) },
  join: {
    address: 'link.v1.{child}.join',
    description: 'An invited office asks with the key of its code, the parent answers.',
    parameters: { child },
    messages: refsTo(joining.questions),
  },
  joinReplies: { address: null, description: '_INBOX_join_<child>.>', messages: refsTo(joining.replies) },
});

const frame = {
  asyncapi: '3.0.0',
  info: {
    title: 'Link between offices',
    version: '1',
    description:
      'What an office says to its parent and hears from it; a parent does the same with both channels exchanged. Rules that no schema can state: FEDERATION.md.',
  },
  defaultContentType: 'application/json',
  servers: {
    parent: {
      host: 'parent.example:4222',
      protocol: 'nats',
      protocolVersion: '2',
      description: "The parent's link broker: TLS, one account per child.",
      security: [{ $ref: '#/components/securitySchemes/nkey' }],
    },
  },
};

const securitySchemes = {
  nkey: { type: 'asymmetricEncryption', description: "NATS nkey: the child signs the broker's nonce." },
};

/** References inside a schema, from where the generator puts definitions to where the document has them. */
const relocated = (value) => JSON.parse(JSON.stringify(value).replaceAll('#/definitions/', '#/components/schemas/'));

const sorted = (record) =>
  Object.fromEntries(Object.entries(record).sort(([first], [second]) => (first < second ? -1 : 1)));

export function asyncApiDocument() {
  const [link, joining, events] = [describeLink(), describeJoining(), describeEvents()];
  return relocated({
    ...frame,
    channels: channelsOf(link, joining),
    operations: { ...link.operations, ...joining.operations },
    components: {
      securitySchemes,
      messages: { ...link.questions, ...link.replies, ...joining.questions, ...joining.replies, ...events.messages },
      schemas: sorted({ ...link.schemas, ...joining.schemas, ...events.schemas }),
    },
  });
}
