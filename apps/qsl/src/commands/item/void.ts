import { voidItem } from '@qsl/contracts';
import { itemAct } from './item-act.js';

export const itemVoid = itemAct({
  verb: 'void',
  contract: voidItem,
  about: {
    zh: '判为无效：发出机关无权作出该事件；其后的事件继续办理',
    en: 'Pass an event over because its author was not entitled to it',
  },
  done: { zh: '已判为无效，其后的事件继续办理。', en: 'It is void; later events go on.' },
});
