import type { TimelineView, TransferPage, TransferView } from '@qsl/contracts';
import { get, post, type Command, type Query } from './http.js';

export const fetchTransfers = (query: Query, signal?: AbortSignal): Promise<TransferPage> =>
  get('/transfers', query, signal);

export const fetchTransfer = (id: string, signal?: AbortSignal): Promise<TransferView> =>
  get(`/transfers/${id}`, {}, signal);

export const fetchTimeline = (rootCaseId: string, signal?: AbortSignal): Promise<TimelineView> =>
  get(`/timelines/${rootCaseId}`, {}, signal);

export const changeTransfer = (id: string, verb: string, command: Command): Promise<TransferView> =>
  post(`/transfers/${id}/actions/${verb}`, command);
