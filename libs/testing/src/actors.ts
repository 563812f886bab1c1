import type { Actor, Call } from '@qsl/contracts';
import { randomUUID } from 'node:crypto';

/** A signed-in person with a confirmed real name; override what the test is about. */
export function actor(overrides: Partial<Actor> = {}): Actor {
  return {
    personId: randomUUID(),
    name: '测试甲',
    roles: ['citizen'],
    level: 'L2',
    unitId: null,
    unitName: null,
    ...overrides,
  };
}

/** A call by that person. */
export function callBy(by: Actor, overrides: Partial<Omit<Call, 'actor'>> = {}): Call {
  return { actor: by, requestId: randomUUID(), language: 'zh-CN', idempotencyKey: null, ...overrides };
}
