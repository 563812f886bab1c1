import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ApiProblem } from '../api/problem.js';
import type { FormState } from '../site/form.js';

/** Fields of a posted form as text without spaces around; a missing or repeated one is empty. */
export function formValues<Field extends string>(
  request: FastifyRequest,
  fields: readonly Field[],
): Record<Field, string> {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const textOf = (field: Field) => (typeof body[field] === 'string' ? body[field].trim() : '');
  return Object.fromEntries(fields.map((field) => [field, textOf(field)])) as Record<Field, string>;
}

/** The key that came with the form, so that a double tap submits once. */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const { idempotencyKey } = formValues(request, ['idempotencyKey']);
  return /^[\w-]{8,128}$/.test(idempotencyKey) ? idempotencyKey : randomUUID();
}

/** The version that the visitor had read when they decided; the service refuses where it has moved on. */
export function versionOf(request: FastifyRequest): number {
  return Number(formValues(request, ['expectedVersion']).expectedVersion);
}

export function emptyForm<Field extends string>(values: Partial<Record<Field, string>> = {}): FormState<Field> {
  return { values, errors: {}, failure: null, idempotencyKey: randomUUID() };
}

/**
 * The form again with its input and what is wrong with it. What was refused was not done, so that the next attempt, with
 * other content, takes a new key.
 * @throws the error itself where it is not the visitor's to mend
 */
export function refusedForm<Field extends string>(values: Record<Field, string>, error: unknown): FormState<Field> {
  if (!(error instanceof ApiProblem) || error.status === 404) throw error;
  const known = error.faults.filter(({ field }) => field in values);
  const errors = Object.fromEntries(known.map(({ field, message }) => [field, message])) as FormState<Field>['errors'];
  return { ...emptyForm(values), errors, failure: known.length > 0 ? null : failureOf(error) };
}

/** What the office cannot take just now is not lost. */
const failureOf = ({ status, detail }: ApiProblem): string => (status === 503 ? `${detail}${stillHere}` : detail);
const stillHere = '您填写的内容仍在本页，请不要关闭，稍后再次提交。';

const signedOut = '登录已失效。请在新窗口登录后，回到本页再次提交，已填写的内容都在。';

/**
 * Like `refusedForm`, for forms of signed-in people: a session lost meanwhile loses no input.
 * @throws the error itself where it is not the visitor's to mend
 */
export function keptForm<Field extends string>(values: Record<Field, string>, error: unknown): FormState<Field> {
  const isSignedOut = error instanceof ApiProblem && error.status === 401;
  return isSignedOut ? { ...emptyForm(values), failure: signedOut } : refusedForm(values, error);
}
