import { readFileSync } from 'node:fs';
import { renderLinkAccount, renderLinkBrokerConfig } from './link-broker-config.js';
import { createLinkKey, createSigningKey } from './office-keys.js';

const sample = readFileSync(new URL('../../../../deploy/nats/links.d/x610303.conf', import.meta.url), 'utf8');

describe('the link broker’s configuration', () => {
  it('gives each child an account of its own', () => {
    const children = ['x610302', 'x610303'];
    const accounts = children.map((child) => ({
      child,
      childKey: createLinkKey().publicKey,
      parentKey: createLinkKey().publicKey,
    }));
    const config = renderLinkBrokerConfig({ parent: 'c610300', host: '127.0.0.1', port: 4223, accounts });
    for (const { child, childKey } of accounts) {
      expect(config).toContain(`link_${child}: {`);
      expect(config).toContain(`nkey: ${childKey}`);
    }
    expect(config).not.toMatch(/jetstream|leafnodes|cluster/);
  });

  it('is what the sample in deploy shows', () => {
    const [childKey = '', parentKey = ''] = [...sample.matchAll(/nkey: (U[A-Z2-7]{55})/g)].map(([, key]) => key ?? '');
    expect(sample.replace(/^#.*\n/gm, '')).toBe(
      renderLinkAccount('c610300', { child: 'x610303', childKey, parentKey }),
    );
  });

  it('goes with keys that are made on site', () => {
    expect(createLinkKey().seed).toMatch(/^SU[A-Z2-7]{56}$/);
    expect(createSigningKey().publicKey).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(createSigningKey().privateKeyPem).toMatch(/^-----BEGIN PRIVATE KEY-----/);
    expect(createSigningKey('sm2').publicKey).toMatch(/^sm2:[A-Za-z0-9_-]{87}$/);
  });
});
