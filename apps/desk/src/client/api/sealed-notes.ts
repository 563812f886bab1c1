import type { SealedNotePage, SealedNoteView } from '@qsl/contracts';
import { get, post, type Command } from './http.js';

/** The newest hundred. */
export const fetchSealedNotes = (caseId: string, signal?: AbortSignal): Promise<SealedNotePage> =>
  get(`/cases/${caseId}/sealed-notes`, { limit: 100 }, signal);

export const sendSealedNote = (caseId: string, command: Command): Promise<SealedNoteView> =>
  post(`/cases/${caseId}/sealed-notes`, command);
