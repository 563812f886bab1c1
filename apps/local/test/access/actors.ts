import type { OfficeClient } from '../../src/index.js';

/**
 * Everybody who may ask. Of two people in the same role one is the other's stranger: `author` wrote what stands here and `citizen` did not,
 * `unit` has the order and `otherUnit` does not.
 */
const accounts = {
  author: 'citizen1',
  citizen: 'citizen2',
  member: 'member1',
  staff: 'staff1',
  leader: 'leader1',
  unit: 'unit1',
  otherUnit: 'unit2',
  editor: 'editor1',
  admin: 'admin1',
} as const;

export type Person = keyof typeof accounts;
export type Actor = 'visitor' | Person;

export const people = Object.keys(accounts) as Person[];
export const everybody: readonly Actor[] = ['visitor', ...people];

/** Signs in; a session that nobody else uses. */
export async function tokenOf(office: OfficeClient, actor: Actor): Promise<string | null> {
  if (actor === 'visitor') return null;
  const credentials = { account: accounts[actor], password: 'demo-2026' };
  const { token } = await office.visitor.post<{ token: string }>('/auth/sessions', credentials);
  return token;
}
