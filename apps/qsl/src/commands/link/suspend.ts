import { suspendLink } from '@qsl/contracts';
import { linkAct } from './link-act.js';

export const linkSuspend = linkAct({
  verb: 'suspend',
  contract: suspendLink,
  about: { zh: '暂停一条链路：不再收发，直到恢复', en: 'Close a link until it is resumed' },
  done: { zh: '已暂停与 {peer} 的链路。', en: 'The link is suspended: {peer}.' },
});
