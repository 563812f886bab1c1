import { skipItem } from '@qsl/contracts';
import { itemAct } from './item-act.js';

export const itemSkip = itemAct({
  verb: 'skip',
  contract: skipItem,
  about: { zh: '跳过一个搁置的事件，其后的事件继续办理', en: 'Pass an event over; later ones go on' },
  done: { zh: '已跳过，其后的事件继续办理。', en: 'It is passed over; later events go on.' },
});
