import type { ArticleAttachment, ArticlePage, ArticleView, SearchPage } from '@qsl/contracts';
import { get, post, upload, type Command, type Query } from './http.js';

export const fetchNewsroom = (query: Query, signal?: AbortSignal): Promise<ArticlePage> =>
  get('/articles/newsroom', query, signal);

export const fetchArticle = (id: string, signal?: AbortSignal): Promise<ArticleView> =>
  get(`/articles/${id}`, {}, signal);

export const writeArticle = (command: Command): Promise<ArticleView> => post('/articles', command);

export const changeArticle = (id: string, verb: string, command: Command): Promise<ArticleView> =>
  post(`/articles/${id}/actions/${verb}`, command);

/** `version` makes a changed picture a new address; it stays in the browser. */
export const coverAddress = (id: string, version: number): string => `/api/v1/articles/${id}/cover#${version}`;

export const fileAddress = (id: string): string => `/api/v1/files/${id}`;

/** Public things that carry these words. */
export const findMatters = (q: string, kind: string): Promise<SearchPage> => get('/search', { q, kind, limit: 10 });

/** Stores a file; articles then name it. */
export const storeFile = (file: File): Promise<ArticleAttachment> => upload('/files', file);
