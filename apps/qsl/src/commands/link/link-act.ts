import type { Acknowledgement, LinkAct, Message, Rpc } from '@qsl/contracts';
import { command } from '../../command.js';
import { withReason } from '../../reason.js';

/** An act on one link; `{peer}` in `done` stands for the neighbour. */
export const linkAct = (parts: {
  verb: string;
  contract: Rpc<LinkAct, Acknowledgement>;
  about: Message;
  done: Message;
}) =>
  command({
    usage: `${parts.verb} <peer>`,
    about: parts.about,
    options: (yargs, say) =>
      withReason(yargs, say).positional('peer', {
        type: 'string',
        demandOption: true,
        describe: say({ zh: '上级或下级的编号，如 x610303', en: 'Id of the neighbour, such as x610303' }),
      }),
    run: async ({ office, say }, { peer, reason }) => {
      const done = await office.ask(parts.contract, { peer, reason });
      return { json: { peer, ...done }, text: say(parts.done).replace('{peer}', peer) };
    },
  });
