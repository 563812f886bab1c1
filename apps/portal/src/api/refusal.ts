import { ApiProblem } from './problem.js';

/**
 * What the visitor is told where the office refused a deed of one button.
 * @throws the error itself where it is not the visitor's to mend: lost sessions, missing things, failures
 */
export function refusalOf(error: unknown): string {
  const isRefusal = error instanceof ApiProblem && error.status < 500 && error.status !== 401 && error.status !== 404;
  if (!isRefusal) throw error;
  return error.detail;
}

/** What a page can do without: `null` where that part of the office does not answer just now. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiProblem) return null;
    throw error;
  }
}
