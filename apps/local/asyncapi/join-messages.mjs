// How a new office asks to join, as AsyncAPI messages.
import { schemaPrefix } from './link-messages.mjs';
import { schemasOfTypes } from './type-schemas.mjs';

const source = 'apps/relay/src/protocol/join-messages.ts';

const messageOf = (name, schema, summary) => ({ name, summary, payload: { $ref: schemaPrefix + schema } });

/** Schemas, messages and the one operation of an office that has a code. */
export function describeJoining() {
  return {
    schemas: schemasOfTypes(source, ['JoinQuestionMessage', 'JoinAnswerMessage']),
    questions: { 'join.question': messageOf('join', 'JoinQuestionMessage', 'Lets an invited office ask to join.') },
    replies: { 'join.answer': messageOf('joined', 'JoinAnswerMessage', 'How far the invited office is.') },
    operations: {
      askToJoin: {
        action: 'send',
        channel: { $ref: '#/channels/join' },
        messages: [{ $ref: '#/channels/join/messages/join.question' }],
        reply: {
          address: { location: '$message.header#/reply-to', description: 'The reply subject of the NATS message.' },
          channel: { $ref: '#/channels/joinReplies' },
          messages: [{ $ref: '#/channels/joinReplies/messages/join.answer' }],
        },
      },
    },
  };
}
