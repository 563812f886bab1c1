import type { PersonView } from '@qsl/contracts';
import { isOfficePerson } from '../features/identity/use-session.js';

export interface NavItem {
  to: string;
  label: string;
  icon: 'today' | 'queue' | 'transfers' | 'seal' | 'orders' | 'links';
}

const all: Record<NavItem['icon'], NavItem> = {
  today: { to: '/', label: '今日', icon: 'today' },
  queue: { to: '/queue', label: '待办', icon: 'queue' },
  transfers: { to: '/transfers', label: '流转', icon: 'transfers' },
  seal: { to: '/sign-off', label: '签发', icon: 'seal' },
  orders: { to: '/orders', label: '交办单', icon: 'orders' },
  links: { to: '/links', label: '链路', icon: 'links' },
};

/** What a person finds on the rail: leaders sign first, units see their orders alone. */
export function navItemsFor(person: Pick<PersonView, 'roles'>): NavItem[] {
  if (!isOfficePerson(person)) return [all.orders];
  const work = [all.today, all.queue, all.transfers];
  const sign = person.roles.includes('leader') ? [all.seal] : [];
  return [...work, ...sign, all.orders, all.links];
}
