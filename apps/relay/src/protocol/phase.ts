import type { LinkState } from '@qsl/contracts';

export type LinkPhase = LinkState;

/** What moves a link from one phase to another. */
export type LinkSign =
  | 'disconnected'
  | 'dialed'
  | 'connected'
  | 'greeted'
  | 'answered'
  | 'silent'
  | 'restoreFound'
  | 'recovered'
  | 'refused'
  | 'suspended'
  | 'retired'
  | 'resumed';

const moves: Record<LinkPhase, Partial<Record<LinkSign, LinkPhase>>> = {
  down: { dialed: 'dialing', connected: 'hello' },
  dialing: { connected: 'hello', silent: 'stalled' },
  hello: { greeted: 'active', silent: 'stalled' },
  active: { silent: 'stalled', restoreFound: 'recovering' },
  stalled: { connected: 'hello', greeted: 'active', answered: 'active', restoreFound: 'recovering' },
  recovering: { recovered: 'active' },
  refused: { connected: 'hello', greeted: 'active' },
  suspended: { resumed: 'down', retired: 'retired' },
  retired: {},
};

/** The phase of a link after a sign; signs that mean nothing in a phase leave it. */
export function nextPhase(phase: LinkPhase, sign: LinkSign): LinkPhase {
  if (phase === 'suspended' || phase === 'retired') return moves[phase][sign] ?? phase;
  if (sign === 'disconnected') return 'down';
  if (sign === 'suspended' || sign === 'retired' || sign === 'refused') return sign;
  return moves[phase][sign] ?? phase;
}
