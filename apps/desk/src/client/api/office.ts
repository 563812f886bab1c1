import type { InstanceView, LinkList, OfficeHealthList, UnitList } from '@qsl/contracts';
import { get } from './http.js';

export const fetchInstance = (): Promise<InstanceView> => get('/instance');

export const fetchLinks = (signal?: AbortSignal): Promise<LinkList> => get('/links', {}, signal);

export const fetchHealth = (signal?: AbortSignal): Promise<OfficeHealthList> => get('/links/health', {}, signal);

export const fetchUnits = (): Promise<UnitList> => get('/units');
