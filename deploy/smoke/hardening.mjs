import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { docker } from './engine.mjs';
import { succeeds } from './run.mjs';

const mebibyte = 1_024 ** 2;

/** No container runs as root, writes to its own file system or takes more memory than it was given. */
export async function everythingIsHardened(tiers) {
  for (const tier of tiers) {
    const names = await tier.containers(['--all']);
    const facts = JSON.parse(await docker(['inspect', ...names]));
    for (const { Name, Config, HostConfig } of facts) {
      assert.match(Config.User, /^(?!root|0)./, `${Name} has a user of its own`);
      assert.ok(HostConfig.ReadonlyRootfs, `${Name} has a read-only file system`);
      assert.deepEqual(HostConfig.CapDrop, ['ALL'], `${Name} has no capabilities`);
      assert.ok(HostConfig.Memory > 0, `${Name} has a limit of memory`);
    }
    const running = facts.filter(({ State }) => State.Running);
    const limitMb = running.reduce((sum, { HostConfig }) => sum + HostConfig.Memory / mebibyte, 0);
    assert.ok(limitMb <= 3_584, `${tier.name}: limits of ${limitMb} MiB leave room for a system of 4 GiB`);
  }
}

/** A county's relay gets through to its city's link broker, and to nothing else there. */
export async function onlyTheLinkIsReachable(county, city) {
  const relay = await county.container('relay');
  const gets = (host, port) =>
    succeeds('docker', ['exec', relay, 'timeout', '3', 'bash', '-c', `exec 3<>/dev/tcp/${host}/${port}`]);
  const host = `link.${city.client.iid}.test`;
  assert.ok(await gets(host, 8614), 'the link broker is reached');
  assert.ok(!(await gets(host, 8610)), 'the front address is not');
  for (const [service, port] of [
    ['postgres', 5432],
    ['nats', 4222],
    ['gateway', 8600],
  ]) {
    for (const address of await addressesOf(await city.container(service)))
      assert.ok(!(await gets(address, port)), `${service} is not`);
  }
}

const addressesOf = async (container) => {
  const format = '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}';
  return (await docker(['inspect', container, '--format', format])).trim().split(' ');
};

/** Whoever speaks to a link broker in plain text is hung up on. */
export function plainTextIsRefused(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setTimeout(10_000, () => reject(new Error('the link broker keeps a plain connection')));
    socket.once('data', () => socket.write('CONNECT {"verbose":false}\r\nPING\r\n'));
    socket.on('data', (text) => {
      if (String(text).includes('PONG')) reject(new Error('the link broker answers in plain text'));
    });
    socket.on('error', () => undefined).once('close', resolve);
  });
}
