import { createHash, randomUUID } from 'node:crypto';
import { isSignedBy, signDetached } from './signing.mjs';

export const genesis = '0'.repeat(64);
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Section 4: chain(n) = SHA-256(bytes of chain(n-1) ‖ UTF-8 of the id ‖ SHA-256(UTF-8 of body)). */
export function chainAfter(before, { id, body }) {
  return createHash('sha256')
    .update(Buffer.from(before, 'hex'))
    .update(id, 'utf8')
    .update(createHash('sha256').update(body, 'utf8').digest())
    .digest('hex');
}

/** An event as its author makes it; `change` replaces attributes after all others were set. */
export function makeEvent({ author, route, matter = randomUUID(), iseq = 1, prev, data = {}, ...more }) {
  const { type = 'qsl.case.changed.v1', time = new Date().toISOString(), change = {}, signedBy = author.key } = more;
  const id = randomUUID();
  const body = JSON.stringify({
    specversion: '1.0',
    id,
    source: `/i/${author.iid}`,
    type,
    subject: `suggestion/${matter}`,
    time,
    datacontenttype: 'application/json',
    origin: route[0],
    rootcaseid: matter,
    route: route.join('.'),
    iseq,
    ...(prev && { prev }),
    class: 'open',
    data,
    ...change,
  });
  return { id, body, jws: signDetached(body, signedBy), matter };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const forms = {
  specversion: /^1\.0$/,
  id: uuid,
  source: /^\/i\/[a-z]\d{6}$/,
  type: /^qsl\.[a-z_]+\.[a-z_]+\.v\d+$/,
  subject: /^[a-z_]+\/[0-9a-f-]{36}$/,
  rootcaseid: uuid,
  route: /^[a-z]\d{6}(\.[a-z]\d{6})*$/,
  time: /^\d{4}-\d\d-\d\dT\d\d:\d\d/,
  class: /^(open|internal|sealed)$/,
};

/** What is wrong with an event that the foreign office authored, by section 7; empty where nothing is. */
export function faultsOf({ id, body, jws }, { iid, key }) {
  let event;
  try {
    event = JSON.parse(body);
  } catch {
    return ['body is no JSON'];
  }
  const isAsSaid = ([name, form]) => typeof event[name] === 'string' && form.test(event[name]);
  const faults = Object.entries(forms)
    .filter((entry) => !isAsSaid(entry))
    .map(([name]) => `attribute ${name}: ${JSON.stringify(event[name])}`);
  if (faults.length > 0) return faults;
  const stops = event.route.split('.');
  const rules = {
    'the id of the frame is the id of the body': event.id === id,
    [`source is /i/${iid}`]: event.source === `/i/${iid}`,
    'subject names rootcaseid': event.subject.split('/')[1] === event.rootcaseid,
    'origin is the first of the route': event.origin === stops[0],
    'the author is on the route': stops.includes(iid),
    'iseq counts from 1': Number.isSafeInteger(event.iseq) && event.iseq > 0,
    'prev is a SHA-256 or absent': event.prev === undefined || /^[0-9a-f]{64}$/.test(event.prev),
    'data is at most 256 KB': Buffer.byteLength(JSON.stringify(event.data ?? null)) <= 256 * 1024,
    'the signature is the author’s over exactly these bytes': isSignedBy(body, jws, key),
  };
  return Object.keys(rules)
    .filter((rule) => !rules[rule])
    .map((rule) => `not so: ${rule}`);
}
