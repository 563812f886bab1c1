import type {
  InstanceView,
  InvitationView,
  LinkView,
  OfficeHealthView,
  OfficeView,
  PersonView,
  UnitView,
} from '@qsl/contracts';

/** Invented: the city office in the middle, with its parent, its child, its units and its people. */
export const offices: OfficeView[] = [
  { iid: 'p610000', name: '陕西省政协', tier: 'province', areaCode: '610000', parent: null },
  { iid: 'c610300', name: '宝鸡市政协', tier: 'city', areaCode: '610300', parent: 'p610000' },
  { iid: 'x610303', name: '金台区政协', tier: 'county', areaCode: '610303', parent: 'c610300' },
  { iid: 'x610302', name: '渭滨区政协', tier: 'county', areaCode: '610302', parent: 'c610300' },
];

const link = (peer: string, peerName: string, rest: Partial<LinkView>): LinkView => ({
  peer,
  peerName,
  relation: 'child',
  state: 'active',
  refusal: null,
  pending: 0,
  oldestPendingAt: null,
  lastContactAt: '2026-11-25T00:58:00Z',
  epoch: 1,
  parked: 0,
  roundTripMs: 40,
  software: '0.1.0',
  unknownTypes: [],
  alarms: [],
  ...rest,
});

/** As they are before anybody does anything. */
export const links = (): LinkView[] => [
  link('p610000', '陕西省政协', {
    relation: 'parent',
    state: 'down',
    pending: 3,
    oldestPendingAt: '2026-11-25T00:12:00Z',
    lastContactAt: '2026-11-25T00:11:40Z',
  }),
  link('x610303', '金台区政协', {}),
  link('x610302', '渭滨区政协', {}),
];

const ofOffice = (iid: string, name: string, rest: Partial<OfficeHealthView>): OfficeHealthView => ({
  iid,
  name,
  parent: 'c610300',
  at: '2026-11-25T00:58:00Z',
  link: 'active',
  pending: 0,
  oldestPendingAt: null,
  parked: 0,
  canary: { at: '2026-11-25T00:50:00Z', ms: 180 },
  alarms: [],
  ...rest,
});

export const health: OfficeHealthView[] = [
  ofOffice('c610300', '宝鸡市政协', {
    parent: 'p610000',
    link: 'down',
    pending: 3,
    oldestPendingAt: '2026-11-25T00:12:00Z',
  }),
  ofOffice('x610303', '金台区政协', {}),
  ofOffice('x610302', '渭滨区政协', { at: null, link: null, canary: null }),
];

const invitation = (iid: string, rest: Partial<InvitationView>): InvitationView => ({
  iid,
  state: 'open',
  invitedBy: '李运维',
  invitedAt: '2026-11-25T00:30:00Z',
  expiresAt: '2026-11-28T00:30:00Z',
  office: null,
  approvedBy: null,
  isReady: true,
  fault: null,
  ...rest,
});

export const invitations: InvitationView[] = [
  invitation('x610304', {
    state: 'asked',
    office: {
      name: '陈仓区政协',
      tier: 'county',
      areaCode: '610304',
      signingKey: '0aGVzZSBhcmUgdGhpcnR5LXR3byBieXRlcyBvZiBhIGk',
      from: null,
    },
  }),
  invitation('x610305', { isReady: false }),
  invitation('x610302', { state: 'joined', approvedBy: '韩志远' }),
];

export const instance: InstanceView = {
  iid: 'c610300',
  name: '宝鸡市政协',
  tier: 'city',
  areaCode: '610300',
  parent: 'p610000',
  children: ['x610303', 'x610302'],
  directory: offices,
  links: [],
};

export const units: UnitView[] = [
  { id: '0190a000-0000-7000-8000-00000000a001', name: '市卫生健康委员会' },
  { id: '0190a000-0000-7000-8000-00000000a002', name: '市住房和城乡建设局' },
  { id: '0190a000-0000-7000-8000-00000000a003', name: '市市场监督管理局' },
];

const person = (account: string, name: string, rest: Partial<PersonView>): PersonView => ({
  id: `0190a000-0000-7000-8000-0000000${account.padEnd(5, '0').slice(0, 5)}`,
  account,
  name,
  roles: ['staff'],
  level: 'L3',
  unitId: null,
  unitName: null,
  ...rest,
});

export const people: PersonView[] = [
  person('staff1', '赵文静', {}),
  person('leader1', '韩志远', { roles: ['leader'] }),
  person('admin1', '马管理', { roles: ['admin'] }),
  person('editor1', '杨笔耕', { roles: ['editor'] }),
  person('unit2', '孙立', { roles: ['unit'], unitId: units[1]?.id, unitName: '市住房和城乡建设局' }),
  person('citizen1', '王晓云', { roles: ['citizen'], level: 'L2' }),
];
