/** Roles of people at one office. `citizen` 群众, `member` 委员, `staff` 工作人员, `leader` 主席会议成员, `unit` 承办单位, `editor` 资讯编辑, `admin` 管理员. */
export const roles = ['citizen', 'member', 'staff', 'leader', 'unit', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** `L0` visitor, `L1` phone confirmed, `L2` real name confirmed, `L3` bound to an office role. */
export const identityLevels = ['L0', 'L1', 'L2', 'L3'] as const;
export type IdentityLevel = (typeof identityLevels)[number];

/** Who acts. Travels with every message; never holds a phone or an ID number. */
export interface Actor {
  /** UUIDv7 of the person, or `null` for a visitor. */
  personId: string | null;
  name: string | null;
  roles: Role[];
  level: IdentityLevel;
  /** The handling unit that a `unit` account acts for. */
  unitId: string | null;
  unitName: string | null;
}

/** Somebody who has not signed in. */
export const visitor: Actor = { personId: null, name: null, roles: [], level: 'L0', unitId: null, unitName: null };

export type Language = 'zh-CN' | 'en';

/** What travels beside the body of every message, in NATS headers. First parameter of every handler. */
export interface Call {
  actor: Actor;
  requestId: string;
  language: Language;
  /** The caller's key for exactly-once commands; `null` where none was given. */
  idempotencyKey: string | null;
}
