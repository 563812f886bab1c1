import type { InstanceView, LinkList, UnitList } from '@qsl/contracts';
import { get } from './http.js';

export const fetchInstance = (): Promise<InstanceView> => get('/instance');

export const fetchLinks = (signal?: AbortSignal): Promise<LinkList> => get('/links', {}, signal);

export const fetchUnits = (): Promise<UnitList> => get('/units');
