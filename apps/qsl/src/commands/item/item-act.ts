import type { Acknowledgement, ItemAct, Message, Rpc } from '@qsl/contracts';
import { command } from '../../command.js';
import { withReason } from '../../reason.js';

/** An act on one event. */
export const itemAct = (parts: {
  verb: string;
  contract: Rpc<ItemAct, Acknowledgement>;
  about: Message;
  done: Message;
}) =>
  command({
    usage: `${parts.verb} <event>`,
    about: parts.about,
    options: (yargs, say) =>
      withReason(yargs, say).positional('event', {
        type: 'string',
        demandOption: true,
        describe: say({ zh: '事件编号（qsl item parked 所列）', en: 'Id of the event, as qsl item parked lists it' }),
      }),
    run: async ({ office, say }, { event: eventId, reason }) => {
      const done = await office.ask(parts.contract, { eventId, reason });
      return { json: { eventId, ...done }, text: say(parts.done) };
    },
  });
