import type { Role } from '@qsl/contracts';

/** How long a session may live. */
export interface SessionLimits {
  /** Milliseconds after the last request. */
  idleMs: number;
  /** Milliseconds after signing in, however busy the person is. */
  longestMs: number;
}

interface IdleSettings {
  demo: boolean;
  officeIdleMinutes?: number;
  publicIdleMinutes?: number;
}

const publicRoles: readonly Role[] = ['citizen', 'member'];
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const demoIdleMinutes = 720;
/** A session is written again when that much would be gained, not at every request. */
const worthWritingMs = minuteMs;

/** GB/T 22239-2019 8.1.4.1: an idle session ends. Sooner for those who see other people's matters. */
export function sessionLimits(roles: Role[], settings: IdleSettings): SessionLimits {
  const isPublic = roles.every((role) => publicRoles.includes(role));
  const defaultMinutes = settings.demo ? demoIdleMinutes : isPublic ? 30 : 15;
  const minutes = (isPublic ? settings.publicIdleMinutes : settings.officeIdleMinutes) ?? defaultMinutes;
  return { idleMs: minutes * minuteMs, longestMs: isPublic ? 30 * dayMs : 12 * hourMs };
}

/** When a session that is used now ends. */
export function expiryOf(openedAt: Date, limits: SessionLimits, now: Date): Date {
  return new Date(Math.min(now.getTime() + limits.idleMs, openedAt.getTime() + limits.longestMs));
}

/** Whether a request gains enough time for a session to be worth a write. */
export function isWorthProlonging(expiresAt: Date, next: Date): boolean {
  return next.getTime() - expiresAt.getTime() >= worthWritingMs;
}
