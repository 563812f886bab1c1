import { listLinks, type LinkView } from '@qsl/contracts';
import { command, noOptions } from '../../command.js';
import type { Say } from '../../language.js';
import { momentText } from '../../moment.js';
import { table } from '../../table.js';
import { relationTexts, stateText } from './link-texts.js';

const head = (say: Say): string[] => [
  say({ zh: '编号', en: 'OFFICE' }),
  say({ zh: '机关', en: 'NAME' }),
  say({ zh: '关系', en: 'RELATION' }),
  say({ zh: '状态', en: 'STATE' }),
  say({ zh: '待送达', en: 'PENDING' }),
  say({ zh: '最早一件', en: 'OLDEST' }),
  say({ zh: '最近联系', en: 'LAST CONTACT' }),
  say({ zh: '搁置', en: 'PARKED' }),
];

const row = (link: LinkView, say: Say): string[] => [
  link.peer,
  link.peerName,
  say(relationTexts[link.relation]),
  stateText(link, say),
  String(link.pending),
  momentText(link.oldestPendingAt),
  momentText(link.lastContactAt),
  String(link.parked),
];

export const linkStatus = command({
  usage: 'status',
  about: { zh: '每条链路的状态、待送达和搁置数量', en: 'State, backlog and parked matters of every link' },
  options: noOptions,
  run: async ({ office, say }) => {
    const { items } = await office.ask(listLinks, {});
    const none = say({ zh: '本机关没有上级或下级。', en: 'This office has no parent and no children.' });
    return {
      json: items,
      text: items.length === 0 ? none : table([head(say), ...items.map((link) => row(link, say))]),
    };
  },
});
