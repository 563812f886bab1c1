import type { LinkAlarm, LinkView } from '@qsl/contracts';
import { formatDateTime, linkStateLabels } from '@qsl/ui';

export const relationLabels: Readonly<Record<LinkView['relation'], string>> = { parent: '上级', child: '下级' };

/** How a link looks at a glance: `ok` works, `busy` is on its way there, `broken` does not. */
export type LinkHealth = 'ok' | 'busy' | 'broken';

export function healthOf({ state }: Pick<LinkView, 'state'>): LinkHealth {
  switch (state) {
    case 'active':
    case 'retired':
      return 'ok';
    case 'dialing':
    case 'hello':
    case 'recovering':
      return 'busy';
    case 'down':
    case 'stalled':
    case 'refused':
    case 'suspended':
      return 'broken';
  }
}

/** The worst of all; `ok` for an office without neighbours. */
export function overallHealth(links: Pick<LinkView, 'state'>[]): LinkHealth {
  const all = links.map(healthOf);
  return all.includes('broken') ? 'broken' : all.includes('busy') ? 'busy' : 'ok';
}

/** What an alarm asks of this office's operators. */
export const alarmLabels: Readonly<Record<LinkAlarm, string>> = {
  directory_stale: '久未转来登记机关的名录通报，名录变更可能未送达，请径向登记机关核实',
  directory_withheld: '登记机关已更新名录而对方未转来，请径向登记机关核实',
  events_withheld: '对方已接收的记录，经其转送的机关仍未收到，请径向收文机关核实，并请对方重新核对链路',
  events_unattested: '久未转来收文机关的收到证明，对方已接收的记录是否转送无从确认，请径向收文机关核实',
};

/** One sentence about a link: its state and what waits. */
export function describeLink(link: LinkView, now: Date = new Date()): string {
  const state = linkStateLabels[link.state];
  if (link.pending === 0) return `${state}，没有等待送达的记录`;
  const since = link.oldestPendingAt ? `，最早一条自 ${formatDateTime(link.oldestPendingAt, now)} 起等待` : '';
  return `${state}，${link.pending} 条未送达${since}`;
}
