import { onBeforeUnmount, ref, watch, type Ref } from 'vue';
import { fetchSimilar } from '../../../api/fetch-similar.js';
import type { SimilarCard } from './submit.data.js';

const pauseMs = 500;
const shortestTitle = 4;

/** Similar matters for a title as it is typed; `seenFor` is the title for which the visitor has seen them. */
export function useSimilar(
  title: Ref<string>,
  first: SimilarCard[],
): { items: Ref<SimilarCard[]>; seenFor: Ref<string> } {
  const items = ref(first);
  const seenFor = ref(first.length > 0 ? title.value.trim() : '');
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async (wanted: string): Promise<void> => {
    const found = wanted.length < shortestTitle ? [] : await fetchSimilar(wanted);
    if (wanted !== title.value.trim()) return;
    items.value = found;
    seenFor.value = found.length > 0 ? wanted : '';
  };

  watch(title, (typed) => {
    clearTimeout(timer);
    timer = setTimeout(() => void look(typed.trim()), pauseMs);
  });
  onBeforeUnmount(() => clearTimeout(timer));
  return { items, seenFor };
}
