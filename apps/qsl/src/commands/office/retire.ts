import { retireOffice } from '@qsl/contracts';
import { command } from '../../command.js';
import { withReason } from '../../reason.js';
import { withOffice } from './office-argument.js';

export const officeRetire = command({
  usage: 'retire <iid>',
  about: {
    zh: '登记机构：注销已撤并的机关，断开其链路；往来记录保留',
    en: 'At the registrar: an office is no more, its link ends; its history stays',
  },
  options: (yargs, say) => withReason(withOffice(yargs, say), say),
  run: async ({ office, say }, { iid, reason }) => {
    const done = await office.ask(retireOffice, { iid, reason });
    return { json: { iid, ...done }, text: say({ zh: `已注销 ${iid}。`, en: `Retired: ${iid}.` }) };
  },
});
