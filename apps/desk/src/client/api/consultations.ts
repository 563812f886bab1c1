import type {
  CommentPage,
  CommentView,
  ConsultationPage,
  ConsultationView,
  ReplyPage,
  ResultsView,
  StatementPage,
  StatementView,
  TimelineView,
} from '@qsl/contracts';
import { get, post, type Command, type Query } from './http.js';

export const fetchConsultations = (query: Query, signal?: AbortSignal): Promise<ConsultationPage> =>
  get('/consultations', query, signal);

export const fetchConsultation = (id: string, signal?: AbortSignal): Promise<ConsultationView> =>
  get(`/consultations/${id}`, {}, signal);

export const draftConsultation = (command: Command): Promise<ConsultationView> => post('/consultations', command);

export const changeConsultation = (id: string, verb: string, command: Command): Promise<ConsultationView> =>
  post(`/consultations/${id}/actions/${verb}`, command);

export const fetchConsultationTimeline = (id: string, signal?: AbortSignal): Promise<TimelineView> =>
  get(`/consultations/${id}/timeline`, {}, signal);

export const fetchStatements = (id: string, query: Query, signal?: AbortSignal): Promise<StatementPage> =>
  get(`/consultations/${id}/statements`, query, signal);

export const changeStatement = (id: string, statementId: string, verb: string, command: Command) =>
  post<StatementView>(`/consultations/${id}/statements/${statementId}/actions/${verb}`, command);

export const fetchResults = (id: string, signal?: AbortSignal): Promise<ResultsView> =>
  get(`/consultations/${id}/results`, {}, signal);

export const fetchComments = (id: string, query: Query, signal?: AbortSignal): Promise<CommentPage> =>
  get(`/consultations/${id}/comments`, query, signal);

export const fetchReplies = (id: string, commentId: string, query: Query): Promise<ReplyPage> =>
  get(`/consultations/${id}/comments/${commentId}/replies`, query);

export const changeComment = (id: string, commentId: string, verb: string, command: Command) =>
  post<CommentView>(`/consultations/${id}/comments/${commentId}/actions/${verb}`, command);

/** `schedule` or `record`. */
export const changeMeeting = (id: string, verb: string, command: Command): Promise<ConsultationView> =>
  post(`/consultations/${id}/meeting/actions/${verb}`, command);

/** Where the browser fetches the minutes as a document. */
export const minutesAddress = (id: string): string => `/api/v1/consultations/${id}/minutes`;
