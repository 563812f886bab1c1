import { docker } from './engine.mjs';
import { run } from './run.mjs';

/** The two images that docker-compose.yml builds, once for all three offices; npm asks the registry that this machine asks. */
export async function buildImages() {
  const registry = (await run('npm', ['config', 'get', 'registry'])).trim();
  const registryArg = ['--build-arg', `NPM_CONFIG_REGISTRY=${registry}`];
  await build('qin-shangliang', [...registryArg, '--file', 'deploy/Dockerfile', '.']);
  await build('qin-shangliang-nats', ['deploy/nats']);
}

const build = (tag, args) =>
  docker(['build', '--network', 'host', '--tag', tag, ...args], {
    timeoutSeconds: 2_400,
    env: { DOCKER_BUILDKIT: '0' },
  });
