import { OfficeClient } from '@qsl/local';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { docker } from './engine.mjs';
import { run, succeeds } from './run.mjs';
import { until } from '../lib/until.mjs';

const composeProgram = (await succeeds('docker', ['compose', 'version'])) ? ['docker', 'compose'] : ['docker-compose'];

/** Compose 1.29 gives up on a busy engine after a minute. */
const patience = { COMPOSE_HTTP_TIMEOUT: '600' };

/** One compose project: an office of a tier, its settings and its address. */
export class Tier {
  constructor(name, sites) {
    this.name = name;
    this.settingsFile = join(sites, name, '.env');
    const { OFFICE_IID, HTTP_PORT, COMPOSE_PROJECT_NAME } = parseEnv(readFileSync(this.settingsFile, 'utf8'));
    this.project = COMPOSE_PROJECT_NAME;
    this.client = new OfficeClient(OFFICE_IID, `http://${HTTP_PORT}`);
  }

  compose(args, timeoutSeconds) {
    const [program, ...first] = composeProgram;
    return run(program, [...first, '--env-file', this.settingsFile, ...args], { timeoutSeconds, env: patience });
  }

  /** Runs one of the operator's scripts on this project. */
  script(name, folder) {
    return run('sh', [`deploy/${name}.sh`, folder, '--env-file', this.settingsFile], {
      timeoutSeconds: 600,
      env: patience,
    });
  }

  async up() {
    await this.compose(['up', '-d', '--no-build'], 600);
    await this.answers();
  }

  /** Waits until every container finds itself well, and the front address serves the API and the pages of both kinds. */
  async answers() {
    for (const name of await this.containers()) await until(`${name} is well`, () => isWell(name), 300);
    for (const path of ['/health/ready', '/', '/desk/']) {
      const isServed = () =>
        fetch(this.client.url + path)
          .then(({ ok }) => ok)
          .catch(() => false);
      await until(`${this.client.url}${path} answers at the ${this.name}`, isServed, 300);
    }
  }

  down() {
    return this.compose(['down', '--volumes', '--remove-orphans', '--timeout', '20'], 300);
  }

  /** Names of the containers that run, or of all. */
  async containers(which = []) {
    const label = `label=com.docker.compose.project=${this.project}`;
    return (await docker(['ps', ...which, '--filter', label, '--format', '{{.Names}}'])).trim().split('\n');
  }

  /** Name of a service's container, also of one that has been killed. */
  async container(service) {
    const [name] = await this.containers(['--all', '--filter', `label=com.docker.compose.service=${service}`]);
    return name;
  }

  /** Where the offices below dial in: killed at once, as by a power cut, and started again. */
  get linkBroker() {
    return {
      kill: async () => docker(['kill', await this.container('link-broker')]),
      start: async () => docker(['start', await this.container('link-broker')]),
    };
  }
}

/** Asks a container what its engine asks it, without waiting for the engine to do so. */
async function isWell(container) {
  const { Test } = JSON.parse(await docker(['inspect', container, '--format', '{{json .Config.Healthcheck}}']));
  return succeeds('docker', ['exec', container, ...Test.slice(1)]);
}
