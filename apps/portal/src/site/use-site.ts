import { inject, type InjectionKey } from 'vue';
import type { Site } from './site.js';

export const siteKey: InjectionKey<Site> = Symbol('site');

/** The site that this page belongs to. */
export function useSite(): Site {
  const site = inject(siteKey);
  if (!site) throw new Error('no site was provided');
  return site;
}
