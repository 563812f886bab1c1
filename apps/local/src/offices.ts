import type { OfficeView, Tier } from '@qsl/contracts';

/** The office tree of the demonstration: configuration, as every office tree is. */
export const offices: readonly OfficeView[] = [
  { iid: 'p610000', name: '陕西省政协', tier: 'province', areaCode: '610000', parent: null },
  { iid: 'c610300', name: '宝鸡市政协', tier: 'city', areaCode: '610300', parent: 'p610000' },
  { iid: 'x610303', name: '金台区政协', tier: 'county', areaCode: '610303', parent: 'c610300' },
];

/** Offices right below one. */
export const childrenOf = (iid: string, tree: readonly OfficeView[]): OfficeView[] =>
  tree.filter(({ parent }) => parent === iid);

/** Addresses of one office on this machine; what is not its front address serves the office itself alone. */
export interface OfficePorts {
  gateway: number;
  portal: number;
  desk: number;
  broker: number;
  /** Where the offices below dial in. */
  linkBroker: number;
}

const firstPort: Record<Tier, number> = { province: 0, city: 10, county: 20 };

/** Ten ports an office, counted from the base port (8600 unless told). */
export function portsOf({ tier }: OfficeView, basePort: number): OfficePorts {
  const gateway = basePort + firstPort[tier];
  return { gateway, portal: gateway + 1, desk: gateway + 2, broker: gateway + 3, linkBroker: gateway + 4 };
}

export const postgresPort = (basePort: number): number => basePort + 30;
