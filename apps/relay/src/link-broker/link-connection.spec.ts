import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { LinkConnection } from './link-connection.js';
import { createLinkKey } from './office-keys.js';

const info = `INFO ${JSON.stringify({ server_id: 'broker', version: '2.10.0', proto: 1, headers: true, max_payload: 1_048_576 })}\r\n`;

/** A broker that falls silent: after so many pings that it answered; `null`: before it has said anything. */
class SilentBroker {
  readonly sockets: Socket[] = [];
  pings = 0;
  private readonly server: Server;

  constructor(pingsAnswered: number | null) {
    this.server = createServer((socket) => {
      this.sockets.push(socket.on('error', () => undefined));
      if (pingsAnswered === null) return;
      socket.on('data', (bytes) => {
        for (const _ of bytes.toString('latin1').matchAll(/PING\r\n/g))
          if (++this.pings <= pingsAnswered) socket.write('PONG\r\n');
      });
      socket.write(info);
    });
  }

  async open(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `nats://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await once(this.server, 'close');
  }
}

describe('a connection to a link broker that falls silent', () => {
  let broker: SilentBroker;
  const changes: boolean[] = [];

  const dial = async (pingsAnswered: number | null): Promise<LinkConnection> => {
    broker = new SilentBroker(pingsAnswered);
    const route = {
      peer: 'c610300',
      url: await broker.open(),
      seed: createLinkKey().seed,
      inboxPrefix: '_INBOX_x610303',
    };
    const subjects = { askOn: 'link.v1.x610303.parent', answerOn: 'link.v1.x610303.child' };
    const handlers = { answer: () => Promise.resolve(null), change: (isUp: boolean) => void changes.push(isUp) };
    return new LinkConnection({ ...route, ...subjects }, handlers);
  };
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await new Promise(setImmediate);
  };
  afterEach(() => broker.close());

  it('is closed though the round trip that opens it never ends', async () => {
    const connection = await dial(1);
    await until(() => broker.pings === 2);
    await connection.close();
    expect(changes).toEqual([]);
  }, 20_000);

  it('is closed though the broker never says who it is', async () => {
    const connection = await dial(null);
    await until(() => broker.sockets.length > 0);
    await connection.close();
    expect(changes).toEqual([]);
  }, 15_000);
});
