const dayMs = 24 * 60 * 60 * 1000;

/** A calendar day so many days from now, for what is open whenever the tests run. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
}
