import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { asProblem, type ApiProblem } from '../api/problem.js';

const intervalMs = 15_000;

/** Something from the server that stays fresh while its page is open. */
export interface Live<T> {
  data: ShallowRef<T | null>;
  /** Why the last attempt failed; what was read before stays in `data`. */
  problem: ShallowRef<ApiProblem | null>;
  isLoading: Ref<boolean>;
  /** When `data` was read. */
  readAt: ShallowRef<Date | null>;
  reload(): Promise<void>;
}

/**
 * Reads now, whenever `dependency` changes, every 15 seconds while the page is visible, and when it comes to the front.
 * A newer reading cancels one under way.
 */
export function useLive<T>(load: (signal: AbortSignal) => Promise<T>, dependency?: () => unknown): Live<T> {
  const data = shallowRef<T | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const readAt = shallowRef<Date | null>(null);
  const isLoading = ref(false);
  let running: AbortController | null = null;

  const reload = async (): Promise<void> => {
    running?.abort();
    const own = (running = new AbortController());
    isLoading.value = true;
    try {
      const fresh = await load(own.signal);
      if (own.signal.aborted) return;
      data.value = fresh;
      problem.value = null;
      readAt.value = new Date();
    } catch (error) {
      if (!own.signal.aborted) problem.value = asProblem(error);
    } finally {
      if (running === own) isLoading.value = false;
    }
  };

  const stopTimer = keepFresh(() => void reload());
  onScopeDispose(() => {
    stopTimer();
    running?.abort();
  });
  if (dependency) {
    watch(dependency, () => {
      data.value = null;
      void reload();
    });
  }
  void reload();
  return { data, problem, isLoading, readAt, reload };
}

function keepFresh(reload: () => void): () => void {
  const whenVisible = (): void => {
    if (document.visibilityState === 'visible') reload();
  };
  const timer = setInterval(whenVisible, intervalMs);
  document.addEventListener('visibilitychange', whenVisible);
  window.addEventListener('focus', whenVisible);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', whenVisible);
    window.removeEventListener('focus', whenVisible);
  };
}
