import type {
  Acknowledgement,
  InstanceView,
  ItemList,
  JournalVerdict,
  LinkList,
  OfficeHealthList,
  OperatorActList,
  RecoveryView,
  UnitList,
} from '@qsl/contracts';
import { type Command, get, post, type Query } from './http.js';

export const fetchInstance = (): Promise<InstanceView> => get('/instance');

export const fetchLinks = (signal?: AbortSignal): Promise<LinkList> => get('/links', {}, signal);

export const fetchRecovery = (signal?: AbortSignal): Promise<RecoveryView> => get('/links/recovery', {}, signal);

export const fetchHealth = (signal?: AbortSignal): Promise<OfficeHealthList> => get('/links/health', {}, signal);

export const fetchUnits = (): Promise<UnitList> => get('/units');

export const fetchItems = (query: Query, signal?: AbortSignal): Promise<ItemList> => get('/links/items', query, signal);

export const changeItem = (eventId: string, verb: string, command: Command): Promise<Acknowledgement> =>
  post(`/links/items/${eventId}/actions/${verb}`, command);

export const fetchOperatorActs = (query: Query, signal?: AbortSignal): Promise<OperatorActList> =>
  get('/links/acts', query, signal);

export const fetchJournalVerdict = (): Promise<JournalVerdict> => get('/links/journal/verdict');
