import type { IdentityLevel, Role, Tier } from '@qsl/contracts';

/** An invented person of the demonstration. */
export interface DemoPerson {
  account: string;
  name: string;
  /** 140 belongs to machines: no person has such a number. */
  phone: string;
  role: Role;
  level: IdentityLevel;
  unit?: DemoUnit;
}

export type DemoUnit = 'health' | 'housing';

const people: [account: string, name: string, role: Role, unit?: DemoUnit][] = [
  ['citizen1', '王秀兰', 'citizen'],
  ['citizen2', '李建国', 'citizen'],
  ['member1', '赵文博', 'member'],
  ['member2', '孙晓梅', 'member'],
  ['staff1', '周立新', 'staff'],
  ['staff2', '吴海燕', 'staff'],
  ['leader1', '郑国栋', 'leader'],
  ['unit1', '冯卫健', 'unit', 'health'],
  ['unit2', '陈安居', 'unit', 'housing'],
  ['editor1', '杨笔耕', 'editor'],
  ['admin1', '马管理', 'admin'],
];

export const demoPeople: readonly DemoPerson[] = people.map(([account, name, role, unit], index) => ({
  account,
  name,
  phone: `140${String(20_260_001 + index)}`,
  role,
  level: role === 'citizen' ? 'L2' : 'L3',
  ...(unit && { unit }),
}));

/** What the two departments are called at each tier, after the name of the division. */
const unitNames: Record<DemoUnit, Record<Tier, string>> = {
  health: { province: '卫生健康委员会', city: '卫生健康委员会', county: '卫生健康局' },
  housing: { province: '住房和城乡建设厅', city: '住房和城乡建设局', county: '住房和城乡建设局' },
};

export const demoUnits = Object.keys(unitNames) as DemoUnit[];

export const demoUnitName = (unit: DemoUnit, tier: Tier, areaName: string): string => areaName + unitNames[unit][tier];
