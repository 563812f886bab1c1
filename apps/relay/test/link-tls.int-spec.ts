import { freePort, waitUntil } from '@qsl/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthority, createLinkKey, issueCertificate, renderLinkBrokerConfig } from '../src/link-broker/index.js';
import { LinkConnection } from '../src/link-broker/link-connection.js';
import { inboxOf, linkSubjects } from '../src/link-broker/link-subjects.js';

const folder = mkdtempSync(join(tmpdir(), 'qsl-test-link-tls-'));
const keep = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text, { mode: 0o600 });
  return join(folder, name);
};
const childKey = createLinkKey();
const brokers: ChildProcess[] = [];

async function startBroker(tls?: { certFile: string; keyFile: string }): Promise<number> {
  const port = await freePort();
  const accounts = [{ child: 'x610303', childKey: childKey.publicKey, parentKey: createLinkKey().publicKey }];
  const place = { parent: 'c610300', host: '127.0.0.1', port };
  const config = renderLinkBrokerConfig({ ...place, accounts, ...(tls && { tls }) });
  brokers.push(spawn('nats-server', ['-c', keep(`${port}.conf`, config)], { stdio: 'ignore' }));
  await waitUntil(() => accepts(port), { deadlineMs: 10_000 });
  return port;
}

function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    const answer = (isUp: boolean) => void (socket.destroy(), resolve(isUp));
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });
}

/** Stands before the broker and counts who has hung up again. */
class Doorkeeper {
  refused = 0;
  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async before(brokerPort: number): Promise<Doorkeeper> {
    const port = await freePort();
    const server = createServer((socket) => {
      const broker = connect(brokerPort, '127.0.0.1');
      socket.on('error', () => broker.destroy()).on('close', () => (keeper.refused += 1));
      broker.on('error', () => socket.destroy());
      socket.pipe(broker).pipe(socket);
    });
    const keeper = new Doorkeeper(server, port);
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return keeper;
  }

  close(): void {
    this.server.close();
  }
}

/** Dials until it is in, or has been turned away three times. */
async function isLetIn(brokerPort: number, ca?: string): Promise<boolean> {
  const door = await Doorkeeper.before(brokerPort);
  let isUp = false;
  const { toParent, toChild } = linkSubjects('x610303');
  const way = { peer: 'c610300', url: `tls://localhost:${door.port}`, inboxPrefix: inboxOf('x610303') };
  const link = new LinkConnection(
    { ...way, seed: childKey.seed, askOn: toParent, answerOn: toChild, ...(ca && { tls: { ca } }) },
    { answer: () => Promise.resolve(null), change: (now) => (isUp ||= now) },
  );
  await waitUntil(() => Promise.resolve(isUp || door.refused >= 3), { deadlineMs: 30_000 });
  await link.close();
  door.close();
  return isUp;
}

describe('a link over TLS', () => {
  let secured: number;
  let plain: number;
  let authority: { certificatePem: string; privateKeyPem: string };

  beforeAll(async () => {
    authority = await createAuthority('宝鸡市政协');
    const own = await issueCertificate(authority, ['localhost', 'link-broker']);
    const certFile = keep('link.crt', own.certificatePem);
    secured = await startBroker({ certFile, keyFile: keep('link.key', own.privateKeyPem) });
    plain = await startBroker();
  });

  afterAll(async () => {
    const ended = Promise.all(brokers.map((broker) => once(broker, 'exit')));
    for (const broker of brokers) broker.kill('SIGKILL');
    await ended;
  });

  it('opens to a broker that the named authority vouches for', async () => {
    await expect(isLetIn(secured, authority.certificatePem)).resolves.toBe(true);
  });

  it('does not open to a broker that another authority vouches for, be it of the same name', async () => {
    const stranger = await createAuthority('宝鸡市政协');
    await expect(isLetIn(secured, stranger.certificatePem)).resolves.toBe(false);
  });

  it('does not open to a broker whose certificate is for another host', async () => {
    const elsewhere = await issueCertificate(authority, ['link.example']);
    const certFile = keep('elsewhere.crt', elsewhere.certificatePem);
    const port = await startBroker({ certFile, keyFile: keep('elsewhere.key', elsewhere.privateKeyPem) });
    await expect(isLetIn(port, authority.certificatePem)).resolves.toBe(false);
  });

  it('does not open in plain text, neither to a plain broker nor without an authority', async () => {
    await expect(isLetIn(plain, authority.certificatePem)).resolves.toBe(false);
    await expect(isLetIn(secured)).resolves.toBe(false);
  });
});
