const firstMs = 500;
const ceilingMs = 300_000;

/** Delay before attempt number `failures` + 1: doubles from half a second to five minutes; `random` in [0, 1) takes up to half of it off (R12). */
export function backoffMs(failures: number, random: number): number {
  const full = Math.min(ceilingMs, firstMs * 2 ** Math.min(failures - 1, 16));
  return Math.round(full * (1 - random / 2));
}
