import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const given = new Set();

/** A TCP port that was free a moment ago, below those that systems give to outgoing connections. */
export async function freePort() {
  for (;;) {
    const port = randomInt(12_000, 32_000);
    if (given.has(port)) continue;
    given.add(port);
    const server = createServer();
    const isFree = await new Promise((resolve) => {
      server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

export function accepts(port) {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    const answer = (isUp) => void (socket.destroy(), resolve(isUp));
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}
