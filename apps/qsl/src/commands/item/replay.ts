import { replayMatter } from '@qsl/contracts';
import { command } from '../../command.js';
import { withReason } from '../../reason.js';

export const itemReplay = command({
  usage: 'replay <matter>',
  about: {
    zh: '把一件事项的全部往来重新交给办理服务；单独恢复了某个服务的数据库后使用，已办理的不会重复',
    en: 'Offer a matter’s whole history again, after one service’s database was restored alone; nothing is applied twice',
  },
  options: (yargs, say) =>
    withReason(yargs, say).positional('matter', {
      type: 'string',
      demandOption: true,
      describe: say({ zh: '事项编号', en: 'Id of the matter' }),
    }),
  run: async ({ office, say }, { matter: rootCaseId, reason }) => {
    const { events } = await office.ask(replayMatter, { rootCaseId, reason });
    return {
      json: { rootCaseId, events },
      text: say({ zh: `${events} 个事件重新交付办理。`, en: `${events} events are being offered again.` }),
    };
  },
});
