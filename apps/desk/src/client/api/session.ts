import type { PersonView, SessionView } from '@qsl/contracts';
import { get, post, remove } from './http.js';
import { newKey } from './new-key.js';

export const fetchMe = (): Promise<PersonView> => get('/me');

export const openSession = (account: string, password: string): Promise<SessionView> =>
  post('/auth/sessions', { body: { account, password }, idempotencyKey: newKey() });

export const closeSession = (): Promise<void> => remove('/auth/sessions/current');
