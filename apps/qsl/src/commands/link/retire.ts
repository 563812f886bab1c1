import { retireLink } from '@qsl/contracts';
import { linkAct } from './link-act.js';

export const linkRetire = linkAct({
  verb: 'retire',
  contract: retireLink,
  about: {
    zh: '停用与已撤并下级的链路，不能再恢复；往来记录保留',
    en: 'Give up the link to a child that is gone, for good; its history stays',
  },
  done: { zh: '已停用与 {peer} 的链路。', en: 'The link is retired: {peer}.' },
});
