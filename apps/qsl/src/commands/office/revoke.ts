import { revokeOffice } from '@qsl/contracts';
import { command } from '../../command.js';
import { withReason } from '../../reason.js';
import { withOffice } from './office-argument.js';

export const officeRevoke = command({
  usage: 'revoke <iid>',
  about: {
    zh: '登记机构：吊销一个机关的密钥（如已泄露），断开其链路；以往来件仍可核验',
    en: 'At the registrar: an office’s keys are given up as stolen, its link ends; what it signed before still verifies',
  },
  options: (yargs, say) =>
    withReason(withOffice(yargs, say), say).option('since', {
      type: 'string',
      describe: say({ zh: '自何时起不再可信，默认此刻', en: 'From when on it is not believed; now unless told' }),
    }),
  run: async ({ office, say }, { iid, since, reason }) => {
    const done = await office.ask(revokeOffice, { iid, reason, ...(since !== undefined && { since }) });
    return { json: { iid, ...done }, text: say({ zh: `已吊销 ${iid} 的密钥。`, en: `Revoked: ${iid}.` }) };
  },
});
