import { caseStateLabels, slaLightLabels } from '@qsl/ui';
import type { LocationQuery } from 'vue-router';

/** The filters of the queue; the address is where they live, so that a saved view is a bookmark. */
export const filterNames = ['state', 'light', 'unit', 'direction', 'q'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Partial<Record<FilterName, string>>;

export const directionLabels: Record<string, string> = { own: '本级受理', in: '外单位转来' };

export function readFilters(query: LocationQuery): Filters {
  return Object.fromEntries(
    filterNames.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
}

/** The address of the same view with one filter changed, from its first page. */
export function withFilter(filters: Filters, name: FilterName, value: string): Filters {
  return Object.fromEntries(Object.entries({ ...filters, [name]: value }).filter(([, given]) => given !== ''));
}

export const toChoices = (labels: Record<string, string>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Short title of a view, such as `已超期 · 外单位转来`. */
export function describeFilters(filters: Filters, unitName: string | null): string {
  const words = [
    filters.state && (caseStateLabels as Record<string, string>)[filters.state],
    filters.light && (slaLightLabels as Record<string, string>)[filters.light],
    filters.direction && directionLabels[filters.direction],
    filters.unit && unitName,
    filters.q && `「${filters.q}」`,
  ];
  return words.filter(Boolean).join(' · ') || '全部办件';
}
