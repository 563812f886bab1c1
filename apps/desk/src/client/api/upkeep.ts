import type { Acknowledgement, KeyView, LinkProbe, RelayCheck, SealingKeyView } from '@qsl/contracts';
import { get, post, type Command } from './http.js';

export const changeLink = (peer: string, verb: string, command: Command): Promise<Acknowledgement> =>
  post(`/links/${peer}/actions/${verb}`, command);

export const probeLink = (peer: string): Promise<LinkProbe> => get(`/links/${peer}/probe`);

export const checkRelay = (): Promise<RelayCheck> => get('/links/check');

export const beginRecovery = (command: Command): Promise<Acknowledgement> => post('/links/recovery', command);

export const rotateSigningKey = (command: Command): Promise<KeyView> =>
  post('/links/keys/signing/actions/rotate', command);

export const rotateSealingKey = (command: Command): Promise<SealingKeyView> =>
  post('/links/keys/sealing/actions/rotate', command);
