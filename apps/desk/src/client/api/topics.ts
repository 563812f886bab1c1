import type { TimelineView, TopicCallPage, TopicCallView, TopicPage, TopicView } from '@qsl/contracts';
import { get, post, type Command, type Query } from './http.js';

export const fetchCalls = (query: Query, signal?: AbortSignal): Promise<TopicCallPage> =>
  get('/topic-calls', query, signal);

export const fetchCall = (id: string, signal?: AbortSignal): Promise<TopicCallView> =>
  get(`/topic-calls/${id}`, {}, signal);

export const draftCall = (command: Command): Promise<TopicCallView> => post('/topic-calls', command);

export const changeCall = (id: string, verb: string, command: Command): Promise<TopicCallView> =>
  post(`/topic-calls/${id}/actions/${verb}`, command);

/** `task` as the API spells it: `screen`, `forward`, `decide`. */
export const fetchTopicQueue = (query: Query & { task: string }, signal?: AbortSignal): Promise<TopicPage> =>
  get('/topics/queue', query, signal);

export const fetchTopic = (id: string, signal?: AbortSignal): Promise<TopicView> => get(`/topics/${id}`, {}, signal);

export const fetchTopicTimeline = (id: string, signal?: AbortSignal): Promise<TimelineView> =>
  get(`/topics/${id}/timeline`, {}, signal);

export const changeTopic = (id: string, verb: string, command: Command): Promise<TopicView> =>
  post(`/topics/${id}/actions/${verb}`, command);
