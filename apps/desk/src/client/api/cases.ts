import type { CasePage, CaseSummary, CaseView, TransferView } from '@qsl/contracts';
import { get, post, type Command, type Query } from './http.js';

export const fetchCases = (query: Query, signal?: AbortSignal): Promise<CasePage> => get('/cases', query, signal);

export const fetchSummary = (signal?: AbortSignal): Promise<CaseSummary> => get('/cases/summary', {}, signal);

export const fetchCase = (id: string, signal?: AbortSignal): Promise<CaseView> => get(`/cases/${id}`, {}, signal);

/** `verb` as the address spells it: `request-supplement`. */
export const changeCase = (id: string, verb: string, command: Command): Promise<CaseView> =>
  post(`/cases/${id}/actions/${verb}`, command);

export const composeTransfer = (caseId: string, command: Command): Promise<TransferView> =>
  post(`/cases/${caseId}/transfers`, command);
