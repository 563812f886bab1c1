import type { PersonView, Role } from '@qsl/contracts';

/** Who finds what at the desk; the API decides again on every call. */
const audiences = {
  /** The office's matters. */
  office: ['staff', 'leader'],
  /** Calls for topics, screening, consultations. */
  deliberation: ['staff', 'leader'],
  newsroom: ['editor', 'leader', 'admin'],
  /** Orders and the matters behind them: units too. */
  orders: ['staff', 'leader', 'unit'],
  /** How the links are. */
  links: ['staff', 'leader', 'admin'],
  /** What stands still on the links, and what was done by hand. */
  operators: ['admin'],
  everybody: ['staff', 'leader', 'editor', 'admin', 'unit'],
} as const satisfies Record<string, readonly Role[]>;
export type Audience = keyof typeof audiences;

type Somebody = Pick<PersonView, 'roles'>;

export function belongsTo(audience: Audience, { roles }: Somebody): boolean {
  const welcome: readonly Role[] = audiences[audience];
  return roles.some((role) => welcome.includes(role));
}

/** The first page of a person: the office's day, the newsroom, or a unit's orders. */
export function homeOf(person: Somebody): string {
  if (belongsTo('office', person)) return '/';
  return belongsTo('newsroom', person) ? '/news' : '/orders';
}
