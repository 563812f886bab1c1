import type { Acknowledgement, InvitationAct, Message, Rpc } from '@qsl/contracts';
import { command } from '../../command.js';
import { withOfficeId, withOptionalReason } from './office-id.js';

/** An act on an invitation; `{iid}` in `done` stands for the office. */
export const invitationAct = (parts: {
  verb: string;
  contract: Rpc<InvitationAct, Acknowledgement>;
  about: Message;
  done: Message;
}) =>
  command({
    usage: `${parts.verb} <iid>`,
    about: parts.about,
    options: (yargs, say) => withOptionalReason(withOfficeId(yargs, say), say),
    run: async ({ office, say }, { iid, reason }) => {
      const done = await office.ask(parts.contract, { iid, reason });
      return { json: { iid, ...done }, text: say(parts.done).replace('{iid}', iid) };
    },
  });
