import { readonly, ref } from 'vue';
import type { Router } from 'vue-router';

const key = 'desk-reloaded-build';
/** Address of this script: every build has its own. */
const build = import.meta.url;
const isMissing = ref(false);
let wanted = '/desk/';

/** Whether a part did not come, and loading afresh is left to whoever works. */
export const isPartMissing = readonly(isMissing);

/** Loads the page that was wanted afresh; what was typed is kept for the tab. */
export const loadAfresh = (): void => location.assign(wanted);

/**
 * Parts of the desk come when they are needed, and those of the version before are gone after an upgrade: then the page that was wanted is
 * loaded afresh. Once for each build, and only where a server answers: otherwise the page that still stands is better than none.
 */
export function watchForMissingParts(router: Router): void {
  router.beforeEach(({ path, query }) => {
    wanted = router.resolve({ path, query }).href;
  });
  router.afterEach((_to, _from, failure) => {
    if (!failure) isMissing.value = false;
  });
  window.addEventListener('vite:preloadError', () => void replacePage());
}

async function replacePage(): Promise<void> {
  if (sessionStorage.getItem(key) === build || !(await isServed())) {
    isMissing.value = true;
    return;
  }
  sessionStorage.setItem(key, build);
  loadAfresh();
}

const isServed = (): Promise<boolean> =>
  fetch(wanted, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
