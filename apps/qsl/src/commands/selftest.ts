import { checkRelay, listLinks, probeLink, type LinkView, type Message, type RelayCheck } from '@qsl/contracts';
import { command, noOptions, type Session } from '../command.js';
import { exitCodes } from '../exit-code.js';
import { table } from '../table.js';
import { stateText } from './link/link-texts.js';

interface Check {
  what: string;
  isGood: boolean;
  facts: string;
}

/** Clocks further apart than this make deadlines and certificates doubtful. */
const mostSkewMs = 60_000;
const fine: Message = { zh: '正常', en: 'fine' };

/** Against the relay's clock, ours as it was halfway between question and answer. */
function clockCheck(asked: number, { relayTime, databaseTime }: RelayCheck, { say }: Session): Check {
  const ours = (asked + Date.now()) / 2;
  const skews = [ours, ...(databaseTime === null ? [] : [Date.parse(databaseTime)])].map((time) =>
    Math.abs(time - Date.parse(relayTime)),
  );
  const skew = Math.max(...skews);
  const facts = say({ zh: `相差 ${(skew / 1000).toFixed(1)} 秒`, en: `${(skew / 1000).toFixed(1)} s apart` });
  return { what: say({ zh: '时钟', en: 'clock' }), isGood: skew <= mostSkewMs, facts };
}

async function linkCheck(link: LinkView, { office, say }: Session): Promise<Check> {
  const what = `${say({ zh: '链路', en: 'link' })} ${link.peerName}（${link.peer}）`;
  const state = stateText(link, say);
  if (link.state === 'retired') return { what, isGood: true, facts: state };
  const { outcome, roundTripMs } = await office.ask(probeLink, { peer: link.peer });
  const time = say({ zh: `往返 ${roundTripMs} 毫秒`, en: `there and back in ${roundTripMs} ms` });
  const failure = say({ zh: '没有往返', en: 'no answer' });
  const facts = outcome === 'answered' ? `${state}，${time}` : `${state}，${failure}`;
  return { what, isGood: outcome === 'answered' && link.state === 'active', facts };
}

export const selftest = command({
  usage: 'selftest',
  about: {
    zh: '自检：总线、数据库、标记文件、时钟，与每个上下级真实往返一次',
    en: 'Checks bus, database, marker and clock, and greets every neighbour',
  },
  options: noOptions,
  run: async (session) => {
    const { office, say } = session;
    const asked = Date.now();
    const check = await office.ask(checkRelay, {});
    const { items } = await office.ask(listLinks, {});
    const checks: Check[] = [
      { what: say({ zh: '消息总线', en: 'bus' }), isGood: true, facts: office.natsUrl },
      {
        what: say({ zh: '链路数据库', en: 'database' }),
        isGood: check.database === null,
        facts: check.database ?? say(fine),
      },
      { what: say({ zh: '标记文件', en: 'marker' }), isGood: check.marker === null, facts: check.marker ?? say(fine) },
      clockCheck(asked, check, session),
      ...(await Promise.all(items.map((link) => linkCheck(link, session)))),
    ];
    return {
      json: checks,
      text: table(checks.map(({ what, isGood, facts }) => [isGood ? '✓' : '✗', what, facts])),
      exitCode: checks.every(({ isGood }) => isGood) ? exitCodes.done : exitCodes.refused,
    };
  },
});
