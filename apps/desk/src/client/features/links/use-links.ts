import type { LinkList, LinkView } from '@qsl/contracts';
import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue';
import { fetchLinks } from '../../api/office.js';
import { useLive, type Live } from '../../live/use-live.js';

interface Links {
  links: ComputedRef<LinkView[]>;
  live: Live<LinkList>;
}

const key: InjectionKey<Links> = Symbol('links');

/** The frame reads the links once for all pages inside it; they are the office's affair, not its units'. */
export function provideLinks(isOffice: boolean): Links {
  const live = useLive<LinkList>(isOffice ? fetchLinks : async () => ({ items: [] }));
  const links = { links: computed(() => live.data.value?.items ?? []), live };
  provide(key, links);
  return links;
}

/** @throws Error outside of the frame */
export function useLinks(): Links {
  const links = inject(key);
  if (!links) throw new Error('links are known inside the frame only');
  return links;
}
