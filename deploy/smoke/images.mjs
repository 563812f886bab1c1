import { docker } from './engine.mjs';
import { run } from './run.mjs';

/** The two images that docker-compose.yml builds, once for all three offices; npm asks the registry that this machine is told to ask. */
export async function buildImages() {
  const registryArg = ['--build-arg', `NPM_CONFIG_REGISTRY=${await configuredRegistry()}`];
  await build('qin-shangliang', [...registryArg, '--file', 'deploy/Dockerfile', '.']);
  await build('qin-shangliang-nats', ['deploy/nats']);
}

/** Nothing where npm's own default applies. */
async function configuredRegistry() {
  const [, registry = ''] = /^registry = "(.*)"/m.exec(await run('npm', ['config', 'list'])) ?? [];
  return registry;
}

const build = (tag, args) =>
  docker(['build', '--network', 'host', '--tag', tag, ...args], {
    timeoutSeconds: 2_400,
    env: { DOCKER_BUILDKIT: '0' },
  });
