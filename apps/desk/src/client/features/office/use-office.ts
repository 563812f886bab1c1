import type { InstanceView, OfficeView } from '@qsl/contracts';
import { computed, shallowReadonly, shallowRef } from 'vue';
import { fetchInstance } from '../../api/office.js';

const office = shallowRef<InstanceView | null>(null);

/** This office and the offices that it knows; read once. */
export function useOffice() {
  const load = async (): Promise<void> => {
    office.value ??= await fetchInstance().catch(() => null);
  };
  const parent = computed(() => find(office.value?.parent ?? null));
  const children = computed(() => (office.value?.children ?? []).flatMap((iid) => find(iid) ?? []));
  return { office: shallowReadonly(office), parent, children, load, find };
}

function find(iid: string | null): OfficeView | null {
  return office.value?.directory.find((known) => known.iid === iid) ?? null;
}
