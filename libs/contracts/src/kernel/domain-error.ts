/** Every way in which a request can fail; the gateway maps each to one HTTP status. `notFound` also answers those who may not see a thing. */
export const errorKinds = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'notFound',
  'conflict',
  'gone',
  'tooLarge',
  'rateLimited',
  'internal',
  'unavailable',
  'timeout',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** One broken rule of one field, as RFC 9457 `errors[]` shows it. */
export interface FieldFault {
  /** Path in the request body, for example `orders.0.unitId`. */
  field: string;
  /** Stable name of the rule, for example `maxLength`. */
  rule: string;
  message: string;
}

export interface ErrorDetails {
  errors?: FieldFault[];
  /** With `conflict`: the version that the caller should have named. */
  currentVersion?: number;
  /** With `rateLimited` and `unavailable`: seconds to wait. */
  retryAfterSeconds?: number;
}

/** A Chinese and an English sentence; the gateway picks by the caller's language. */
export interface Message {
  zh: string;
  en: string;
}

/** The only error that services throw on purpose. `reason` is a stable dotted name such as `case.wrong_state`. */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly reason: string,
    readonly text: Message,
    readonly details: ErrorDetails = {},
  ) {
    super(text.en);
    this.name = 'DomainError';
  }
}

/** What cannot be found and what may not be seen look alike. */
export function notFound(what: string): DomainError {
  return new DomainError('notFound', `${what}.not_found`, {
    zh: '未找到，或您无权查看。',
    en: 'Not found, or not yours to see.',
  });
}

/** Somebody changed the object after the caller had read it. */
export function versionConflict(what: string, currentVersion: number): DomainError {
  return new DomainError(
    'conflict',
    `${what}.version_conflict`,
    {
      zh: `内容已被他人更新（当前版本 ${currentVersion}），请刷新后再操作。`,
      en: `Somebody changed this meanwhile (current version ${currentVersion}); reload and try again.`,
    },
    { currentVersion },
  );
}

/** A single broken rule found by a service rather than by a validator. */
export function invalid(field: string, rule: string, text: Message): DomainError {
  return new DomainError('invalid', 'request.invalid', text, { errors: [{ field, rule, message: text.zh }] });
}
