import { DomainError, errorKinds, type ErrorDetails, type ErrorKind, type Message } from '@qsl/contracts';

/** How an error travels in a reply. */
export interface WireError {
  kind: ErrorKind;
  reason: string;
  text: Message;
  details: ErrorDetails;
}

const internal: WireError = {
  kind: 'internal',
  reason: 'service.internal',
  text: { zh: '系统内部错误，请稍后再试。', en: 'Something went wrong inside the system; try again later.' },
  details: {},
};

/** Unknown errors leave as `internal`, without a message of their own. */
export function toWireError(error: unknown): WireError {
  if (!(error instanceof DomainError)) return internal;
  const { kind, reason, text, details } = error;
  return { kind, reason, text, details };
}

function isWireError(value: unknown): value is WireError {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    errorKinds.includes(value.kind as ErrorKind) &&
    'text' in value
  );
}

function messageOf(error: unknown): string {
  if (error instanceof Error) return `${error.name} ${error.message}`;
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

/** What a caller throws for anything that came back, or did not come back, for a request. */
export function fromWireError(error: unknown, subject: string): DomainError {
  if (isWireError(error)) return new DomainError(error.kind, error.reason, error.text, error.details);
  const message = messageOf(error);
  if (/timeout/i.test(message)) {
    return new DomainError('timeout', 'service.timeout', {
      zh: '处理超时，请稍后再试。',
      en: `No answer to ${subject} in time.`,
    });
  }
  if (/no responders|empty response|connection|disconnect|closed|draining|503/i.test(message)) {
    return new DomainError(
      'unavailable',
      'service.unavailable',
      { zh: '服务暂时不可用，请稍后再试。', en: `${subject} is not being served at the moment.` },
      { retryAfterSeconds: 5 },
    );
  }
  return new DomainError('internal', internal.reason, internal.text);
}
