import { moveOffice } from '@qsl/contracts';
import { command } from '../../command.js';
import { withReason } from '../../reason.js';
import { withOffice } from './office-argument.js';

export const officeMove = command({
  usage: 'move <iid> <parent>',
  about: {
    zh: '登记机构：核准一个机关改接另一上级（该机关已申请，新上级已批准）；在办事项改经新上级继续',
    en: 'At the registrar: an office goes below another parent, as both have asked; what is under way goes on by the new one',
  },
  options: (yargs, say) =>
    withReason(withOffice(yargs, say), say).positional('parent', {
      type: 'string',
      demandOption: true,
      describe: say({ zh: '新上级的编号，如 c610400', en: 'Id of the new parent, such as c610400' }),
    }),
  run: async ({ office, say }, { iid, parent, reason }) => {
    const done = await office.ask(moveOffice, { iid, parent, reason });
    const text = say({ zh: `${iid} 已改接 ${parent}，名片已签发。`, en: `${iid} is below ${parent} now.` });
    return { json: { iid, parent, ...done }, text };
  },
});
