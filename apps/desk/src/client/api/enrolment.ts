import type { Acknowledgement, InvitationCode, InvitationList, JoinView } from '@qsl/contracts';
import { get, post, type Command } from './http.js';
import { newKey } from './new-key.js';

export const fetchInvitations = (signal?: AbortSignal): Promise<InvitationList> =>
  get('/links/invitations', {}, signal);

export const invite = (command: Command): Promise<InvitationCode> => post('/links/invitations', command);

export const changeInvitation = (verb: 'approve' | 'withdraw', command: Command): Promise<Acknowledgement> =>
  post(`/links/invitations/${verb}`, command);

/** One step; to be asked again until it is `active`. */
export const join = (invitationCode: string): Promise<JoinView> =>
  post('/links/join', { body: { invitationCode }, idempotencyKey: newKey() });
