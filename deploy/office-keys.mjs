import { createLinkKey, createSigningKey } from '@qsl/relay/link-broker';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [iid, folder, ...children] = process.argv.slice(2);
const isId = (text) => /^[a-z]\d{6}$/.test(text ?? '');
if (!isId(iid) || !folder || !children.every(isId)) {
  process.stderr.write('node deploy/office-keys.mjs <iid> <folder> [<iid of a child> …]\n');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const secret = { mode: 0o600 };
const say = (text) => process.stdout.write(`${text}\n`);

const signingFile = join(folder, 'signing.pem');
if (!existsSync(signingFile)) writeFileSync(signingFile, createSigningKey().privateKeyPem, secret);
const { x } = createPublicKey(createPrivateKey(readFileSync(signingFile))).export({ format: 'jwk' });
say(`signingKey of ${iid}, for every directory: ${x}`);

const parentFile = join(folder, 'parent.seed');
if (!existsSync(parentFile)) {
  const { seed, publicKey } = createLinkKey();
  writeFileSync(parentFile, seed, secret);
  say(`childKey of ${iid}, for its parent's link broker: ${publicKey}`);
}

const childrenFile = join(folder, 'children.json');
const seeds = existsSync(childrenFile) ? JSON.parse(readFileSync(childrenFile, 'utf8')) : {};
for (const child of children.filter((id) => !seeds[id])) {
  const { seed, publicKey } = createLinkKey();
  seeds[child] = seed;
  say(`parentKey of ${iid} in the account of ${child}: ${publicKey}`);
}
if (children.length > 0) writeFileSync(childrenFile, JSON.stringify(seeds, null, 2), secret);
