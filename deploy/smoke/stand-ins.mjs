import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { docker, hasImage } from './engine.mjs';
import { root, run, succeeds } from './run.mjs';

/** Base images of this repository's Dockerfiles and docker-compose.yml. */
const baseImages = { 'node:24-slim': 'node', 'postgres:18': 'postgres', 'nats:2.12.7-alpine': 'nats' };
const foundation = 'qsl-smoke-debian';
const suite = 'bookworm';
const authorities = 'etc/ssl/certs/ca-certificates.crt';

/**
 * Makes those base images that cannot be had, from Debian's packages and npm's.
 * @returns their names
 */
export async function standIn(folder) {
  const made = [];
  for (const [image, name] of Object.entries(baseImages)) {
    if (await hasImage(image)) continue;
    await layFoundation(folder);
    await build(image, name, name === 'node' ? await nodePrefix(folder) : dockerfileOf(name, '.'));
    made.push(image);
  }
  return made;
}

const dockerfileOf = (...parts) => join(root, 'deploy', 'smoke', 'stand-ins', ...parts);

const build = (image, name, context) =>
  docker(['build', '--network', 'host', '--tag', image, '--file', dockerfileOf(name, 'Dockerfile'), context], {
    timeoutSeconds: 600,
    env: { DOCKER_BUILDKIT: '0' },
  });

/** A small Debian that trusts whom this machine trusts. */
async function layFoundation(folder) {
  if (await succeeds('docker', ['image', 'inspect', foundation])) return;
  const tree = join(folder, 'debian');
  rmSync(tree, { recursive: true, force: true });
  await run('debootstrap', ['--variant=minbase', suite, tree, ...(await mirror())], { timeoutSeconds: 900 });
  if (existsSync(join('/', authorities))) {
    mkdirSync(join(tree, authorities, '..'), { recursive: true });
    copyFileSync(join('/', authorities), join(tree, authorities));
  }
  await run('sh', ['-c', `tar -C '${tree}' -c . | docker import - ${foundation}`], { timeoutSeconds: 300 });
  rmSync(tree, { recursive: true, force: true });
}

/** The mirror that this machine's own packages come from, where it has this suite. */
async function mirror() {
  const format = '$(REPO_URI) $(CODENAME) $(COMPONENT)';
  const targets = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  const line = targets.split('\n').find((target) => target.endsWith(` ${suite} main`));
  return line ? [line.split(' ')[0]] : [];
}

/** Node and npm of the versions that this repository names, as npm installs them. */
async function nodePrefix(folder) {
  const prefix = join(folder, 'node');
  const { devDependencies, packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packages = [`node@${devDependencies.node}`, packageManager];
  await run('npm', ['install', '--global', '--prefix', prefix, ...packages], { timeoutSeconds: 600 });
  return prefix;
}
