import { reactive, watch } from 'vue';

const prefix = 'desk-draft:';

/** What is being typed, kept for the tab: through reloads, other pages and a session that ran out. */
export function useDraft<T extends object>(key: string, empty: () => T): { values: T; discard(): void } {
  const values = reactive({ ...empty(), ...read(key) }) as T;
  watch(values, () => sessionStorage.setItem(prefix + key, JSON.stringify(values)), { deep: true, flush: 'sync' });
  const discard = (): void => {
    Object.assign(values, empty());
    sessionStorage.removeItem(prefix + key);
  };
  return { values, discard };
}

/** Leaves nothing behind for whoever signs in next. */
export function discardDrafts(): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(prefix)) sessionStorage.removeItem(key);
  }
}

function read(key: string): object {
  const stored = sessionStorage.getItem(prefix + key);
  return stored ? (JSON.parse(stored) as object) : {};
}
