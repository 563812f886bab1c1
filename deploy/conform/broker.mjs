import { createUser } from '@nats-io/nkeys';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** nkeys of one user of the broker: the seed is for whoever connects, the public key for the broker. */
export function newUser() {
  const pair = createUser();
  return { seed: Buffer.from(pair.getSeed()).toString('ascii'), key: pair.getPublicKey() };
}

const user = (key, publish, subscribe) =>
  `{ nkey: ${key}, permissions: { publish: { allow: [${JSON.stringify(publish)}] }, ` +
  `subscribe: { allow: ${JSON.stringify(subscribe)} }, allow_responses: true } }`;

/** Section 2: one account for the child, in which each side asks on one subject and answers on the other. */
function configuration({ host, port, iid, parent, childKey, parentKey, tls, log }) {
  const [up, down] = [`link.v1.${iid}.parent`, `link.v1.${iid}.child`];
  return [
    `host: ${host}\nport: ${port}\nmax_payload: 1MB\nlog_file: ${JSON.stringify(log)}`,
    ...(tls ? [`tls { cert_file: ${JSON.stringify(tls.cert)}, key_file: ${JSON.stringify(tls.key)} }`] : []),
    `accounts { link_${iid}: { users: [`,
    user(childKey, up, [down, `_INBOX_${iid}.>`]),
    user(parentKey, down, [up, `_INBOX_${parent}.>`]),
    '] } }\n',
  ].join('\n');
}

async function answers(port) {
  const socket = connect(port, '127.0.0.1');
  const isOpen = await Promise.race([
    once(socket, 'connect').then(() => true),
    once(socket, 'error').then(() => false),
  ]);
  socket.destroy();
  return isOpen;
}

/** A link broker of the kit's own; ends with `stop`. */
export async function startBroker(folder, settings) {
  const file = join(folder, 'link-broker.conf');
  writeFileSync(file, configuration({ ...settings, log: join(folder, 'link-broker.log') }));
  const child = spawn('nats-server', ['-c', file], { stdio: ['ignore', 'ignore', 'inherit'] });
  const failed = once(child, 'error').then(([error]) => Promise.reject(error));
  const ready = (async () => {
    while (child.exitCode === null && !(await answers(settings.port).catch(() => false))) await pause(50);
    if (child.exitCode !== null) throw new Error(`nats-server ended: see ${folder}/link-broker.log`);
  })();
  await Promise.race([ready, failed]);
  failed.catch(() => undefined);
  return { stop: () => child.kill() };
}
