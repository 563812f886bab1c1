import { computed, type ComputedRef } from 'vue';
import { useRoute } from 'vue-router';

/** One value of the address' query, or the default. */
export function useQuery(name: string, otherwise = ''): ComputedRef<string> {
  const route = useRoute();
  return computed(() => {
    const value = route.query[name];
    return typeof value === 'string' && value !== '' ? value : otherwise;
  });
}
