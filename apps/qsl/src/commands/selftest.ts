import { listLinks } from '@qsl/contracts';
import { command, noOptions } from '../command.js';
import { exitCodes } from '../exit-code.js';
import { linkStateTexts } from './link/link-texts.js';
import { table } from '../table.js';

interface Check {
  what: string;
  isGood: boolean;
  facts: string;
}

export const selftest = command({
  usage: 'selftest',
  about: { zh: '自检：总线、链路', en: 'Checks the bus and the links' },
  options: noOptions,
  run: async ({ office, say }) => {
    const { items } = await office.ask(listLinks, {});
    const bus = { what: say({ zh: '消息总线', en: 'bus' }), isGood: true, facts: office.natsUrl };
    const links = items.map(({ peer, peerName, state }) => ({
      what: `${say({ zh: '链路', en: 'link' })} ${peerName}（${peer}）`,
      isGood: state === 'active',
      facts: say(linkStateTexts[state]),
    }));
    const checks: Check[] = [bus, ...links];
    return {
      json: checks,
      text: table(checks.map(({ what, isGood, facts }) => [isGood ? '✓' : '✗', what, facts])),
      exitCode: checks.every(({ isGood }) => isGood) ? exitCodes.done : exitCodes.refused,
    };
  },
});
