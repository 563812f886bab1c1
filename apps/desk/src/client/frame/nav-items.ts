import type { PersonView } from '@qsl/contracts';
import { belongsTo, type Audience } from '../features/identity/audience.js';

export interface NavItem {
  to: string;
  label: string;
  icon:
    | 'today'
    | 'queue'
    | 'transfers'
    | 'seal'
    | 'orders'
    | 'topics'
    | 'screening'
    | 'consultations'
    | 'news'
    | 'notices'
    | 'links';
}

const item = (to: string, label: string, icon: NavItem['icon']): NavItem => ({ to, label, icon });

/** In the order of the rail. */
const items: [audience: Audience, item: NavItem][] = [
  ['office', item('/', '今日', 'today')],
  ['office', item('/queue', '待办', 'queue')],
  ['office', item('/transfers', '流转', 'transfers')],
  ['office', item('/sign-off', '签发', 'seal')],
  ['orders', item('/orders', '交办单', 'orders')],
  ['deliberation', item('/topics', '议题征集', 'topics')],
  ['deliberation', item('/screening', '议题审核', 'screening')],
  ['deliberation', item('/consultations', '微协商', 'consultations')],
  ['newsroom', item('/news', '热点资讯', 'news')],
  ['everybody', item('/notices', '消息', 'notices')],
  ['links', item('/links', '链路', 'links')],
];

/** What a person finds on the rail; signing is for leaders alone. */
export function navItemsFor(person: Pick<PersonView, 'roles'>): NavItem[] {
  return items
    .filter(([audience, { icon }]) => belongsTo(audience, person) && (icon !== 'seal' || isLeader(person)))
    .map(([, one]) => one);
}

const isLeader = ({ roles }: Pick<PersonView, 'roles'>): boolean => roles.includes('leader');
