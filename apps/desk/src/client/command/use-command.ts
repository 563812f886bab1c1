import { computed, ref, shallowRef } from 'vue';
import { newKey } from '../api/new-key.js';
import type { Command } from '../api/http.js';
import { asProblem, type ApiProblem } from '../api/problem.js';

export interface CommandTarget {
  /** The version that the page shows now; `null` where the change names none. */
  currentVersion: () => number | null;
  /** Reads the object again. */
  reload: () => Promise<void>;
}

/** For what has no version, and may be read again afterwards. */
export const unversioned = (reload: () => Promise<void>): CommandTarget => ({ currentVersion: () => null, reload });

/** For what does not exist yet. */
export const creation: CommandTarget = unversioned(() => Promise.resolve());

/**
 * Sends a change that was decided on one version of an object. When the object moves on meanwhile, or the server says so (409), the page is read
 * again, `isStale` asks the person to look, and what was typed stays. A repetition of the same body has the same key, so that it happens once.
 */
export function useCommand({ currentVersion, reload }: CommandTarget) {
  const decidedOn = ref(currentVersion());
  const isBusy = ref(false);
  const problem = shallowRef<ApiProblem | null>(null);
  const isStale = computed(() => decidedOn.value !== currentVersion());
  const keyFor = keepKey();

  const acceptCurrent = (): void => {
    decidedOn.value = currentVersion();
    problem.value = null;
  };

  /** True when it was carried out. */
  const run = async <T>(body: object, send: (command: Command) => Promise<T>): Promise<boolean> => {
    const full = decidedOn.value === null ? body : { ...body, expectedVersion: decidedOn.value };
    isBusy.value = true;
    problem.value = null;
    try {
      await send({ body: full, idempotencyKey: keyFor(full) });
      await reload();
      acceptCurrent();
      return true;
    } catch (error) {
      problem.value = asProblem(error);
      if (problem.value.isConflict) await reload();
      return false;
    } finally {
      isBusy.value = false;
    }
  };

  return { isBusy, problem, isStale, acceptCurrent, run };
}

function keepKey(): (body: object) => string {
  let last = { text: '', key: '' };
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== last.text) last = { text, key: newKey() };
    return last.key;
  };
}
