import type { Call, Language } from '@qsl/contracts';
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';

/** The name under which the office records what is done here: QSL_OPERATOR, else the account on this machine. */
export function operatorName(env: NodeJS.ProcessEnv): string {
  return env['QSL_OPERATOR'] || env['SUDO_USER'] || userInfo().username;
}

/** Whoever may run commands on the office's machine acts as its administrator. */
export function operatorCall(name: string, language: Language): Call {
  const actor = { personId: null, name, roles: ['admin' as const], level: 'L3' as const, unitId: null, unitName: null };
  return { actor, requestId: randomUUID(), language, idempotencyKey: null };
}
