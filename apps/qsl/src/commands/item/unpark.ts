import { unparkItem } from '@qsl/contracts';
import { itemAct } from './item-act.js';

export const itemUnpark = itemAct({
  verb: 'unpark',
  contract: unparkItem,
  about: {
    zh: '重新办理一个搁置的事件；同一编号有两个事件时，指定以它为准',
    en: 'Offer a parked event again; of two under one number, say that it counts',
  },
  done: { zh: '已重新交付办理。', en: 'It is being offered again.' },
});
