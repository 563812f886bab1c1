import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, installSystemPackages, root, run } from './commands.mjs';
import { letPostgresUserReach } from './postgres-reach.mjs';
import { step, Trouble } from './progress.mjs';

const oldestNode = 20;

function checkNode() {
  const [major] = process.versions.node.split('.');
  if (Number(major) < oldestNode)
    throw new Trouble(`Node ${oldestNode} or newer is needed; this is ${process.version}. See https://nodejs.org/`);
}

const changedAt = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

async function installPackages() {
  const installed = changedAt(join(root, 'node_modules', '.package-lock.json'));
  if (installed >= changedAt(join(root, 'package-lock.json'))) return;
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  await step('Installing npm packages', () =>
    run(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund'], {
      timeoutMinutes: 15,
      advice: 'Check the network and the npm registry (npm config get registry), then try again.',
    }),
  );
}

async function provideBroker() {
  if (findProgram('nats-server')) return;
  await step('Installing nats-server', () =>
    installSystemPackages(
      ['nats-server'],
      'nats-server is missing: install it (Debian, Ubuntu: sudo apt-get install nats-server; macOS: brew install nats-server) and try again.',
    ),
  );
}

const hasBrowser = () => ['chromium-headless-shell', 'chromium'].some((name) => existsSync(`/usr/bin/${name}`));

const hasChineseFont = () =>
  existsSync('/usr/share/fonts/opentype/noto') &&
  readdirSync('/usr/share/fonts/opentype/noto').some((name) => name.includes('CJK'));

async function provideBrowser() {
  const missing = [
    ...(hasBrowser() ? [] : ['chromium-headless-shell']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
  ];
  if (missing.length === 0) return;
  await step(`Installing ${missing.join(' and ')} for the browser tests`, () =>
    installSystemPackages(
      missing,
      `The browser tests need ${missing.join(' and ')}: sudo apt-get install ${missing.join(' ')}, then try again.`,
    ),
  );
}

const build = () =>
  step('Building (what has not changed comes from the cache)', () =>
    run(join(root, 'node_modules', '.bin', 'turbo'), ['run', 'build', '--output-logs=errors-only']),
  );

/** Brings everything that a start needs, and nothing twice. */
export async function prepare({ withBrowser = false } = {}) {
  checkNode();
  await installPackages();
  await provideBroker();
  if (withBrowser) await provideBrowser();
  letPostgresUserReach();
  await build();
}
