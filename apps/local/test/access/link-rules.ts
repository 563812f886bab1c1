import { everybody } from './actors.js';
import { office, type Rules } from './rules.js';

/** The links to parent and children; last of all, since recovery stops the office for a moment. */
export const linkRules: Rules = {
  'GET /links': [[null, everybody]],
  'GET /links/recovery': [[null, everybody]],
  'GET /links/health': [[null, [...office, 'admin']]],
  'GET /links/items': [[null, ['admin']]],
  // On an event that does not exist; who may act on one that does, the relay's own tests show.
  'POST /links/items/{eventId}/actions/unpark': [[null, []]],
  'POST /links/items/{eventId}/actions/skip': [[null, []]],
  'POST /links/items/{eventId}/actions/void': [[null, []]],
  'GET /links/acts': [[null, ['admin']]],
  'GET /links/journal/verdict': [[null, ['admin']]],
  'GET /links/invitations': [[null, ['admin']]],
  'POST /links/invitations': [[null, ['admin'], 'conflict']],
  'POST /links/invitations/approve': [[null, ['admin'], 'conflict']],
  'POST /links/invitations/withdraw': [[null, ['admin'], 'conflict']],
  'POST /links/join': [[null, ['admin'], 'conflict']],
  // What is sent here is no such file.
  'POST /links/files': [[null, ['admin'], 'conflict']],
  'POST /links/files/exports': [['parentLink', ['admin']]],
  'GET /links/files/{name}/content': [['carriedFile', ['admin']]],
  // It is the city's, not this office's.
  'POST /links/files/{name}/actions/import': [['carriedFile', ['admin'], 'conflict']],
  'GET /links/check': [[null, ['admin']]],
  'GET /links/{peer}/probe': [['parentLink', ['admin']]],
  'POST /links/{peer}/actions/suspend': [['parentLink', ['admin']]],
  'POST /links/{peer}/actions/resume': [['parentLink', ['admin']]],
  // The link to the parent stays.
  'POST /links/{peer}/actions/retire': [['parentLink', ['admin'], 'conflict']],
  'POST /links/keys/signing/actions/rotate': [[null, ['admin']]],
  'POST /links/keys/sealing/actions/rotate': [[null, ['admin']]],
  'POST /links/recovery': [[null, ['admin']]],
};
