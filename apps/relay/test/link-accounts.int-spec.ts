import { connect, type NatsConnection, nkeyAuthenticator } from '@nats-io/transport-node';
import { freePort, startNats, temporaryFolder, type TestNats, waitUntil } from '@qsl/testing';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinkKey, LinkAccounts, renderLinkBroker } from '../src/link-broker/index.js';

const script = fileURLToPath(new URL('../../../deploy/nats/link-broker.sh', import.meta.url));

describe('the accounts of a link broker that runs', () => {
  const keys = { x610302: createLinkKey(), x610303: createLinkKey() };
  const folder = temporaryFolder('link-accounts-');
  const accounts = new LinkAccounts(join(folder, 'links.d'), 'c610300');
  let broker: TestNats;

  const accountOf = (child: keyof typeof keys) => ({
    child,
    childKey: keys[child].publicKey,
    parentKey: createLinkKey().publicKey,
  });
  const dial = (seed: string): Promise<NatsConnection> =>
    connect({ servers: [broker.url], authenticator: nkeyAuthenticator(Buffer.from(seed)), reconnect: false });
  const isLetIn = async (seed: string): Promise<boolean> => {
    try {
      await (await dial(seed)).close();
      return true;
    } catch {
      return false;
    }
  };

  beforeAll(async () => {
    const port = await freePort();
    const config = join(folder, 'link-broker.conf');
    await accounts.open();
    writeFileSync(
      config,
      renderLinkBroker({ parent: 'c610300', host: '127.0.0.1', port }, '  include ./links.d/accounts.conf'),
    );
    broker = await startNats({ port, script, args: [config] });
  });

  afterAll(() => broker.kill());

  it('lets nobody in while there is none', async () => {
    await expect(connect({ servers: [broker.url], reconnect: false })).rejects.toThrow(/authorization/i);
  });

  it('come and go while the links of other accounts stay up', async () => {
    await accounts.write(accountOf('x610303'));
    await waitUntil(() => isLetIn(keys.x610303.seed), { what: 'the first is let in' });
    const sibling = await dial(keys.x610303.seed);
    const closed = sibling.closed();
    await accounts.write(accountOf('x610302'));
    await waitUntil(() => isLetIn(keys.x610302.seed), { what: 'the second is let in' });
    const leaving = await dial(keys.x610302.seed);
    await accounts.remove('x610302');
    await leaving.closed();
    expect(await isLetIn(keys.x610302.seed)).toBe(false);
    await sibling.flush();
    expect(sibling.isClosed()).toBe(false);
    expect(accounts.children).toEqual(['x610303']);
    await sibling.close();
    await closed;
  });

  it('are not written anew where nothing has changed', async () => {
    const account = accountOf('x610302');
    await accounts.write(account);
    await waitUntil(() => isLetIn(keys.x610302.seed), { what: 'it is let in again' });
    const open = await dial(keys.x610302.seed);
    await accounts.write(account);
    await accounts.open();
    await open.flush();
    expect(accounts.children).toEqual(['x610302', 'x610303']);
    await open.close();
  });
});
