import { spawn } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, succeeds } from './run.mjs';
import { until } from '../lib/until.mjs';

/** A Docker engine: the machine's, or one of this run's own. */
export class Engine {
  constructor(pidFile) {
    this.pidFile = pidFile;
  }

  /** Takes the engine that answers; starts one below the folder where none does. */
  static async reach(folder) {
    if (await answers()) return new Engine();
    const at = (name) => join(folder, name);
    process.env.DOCKER_HOST = `unix://${at('docker.sock')}`;
    const engine = new Engine(at('dockerd.pid'));
    if (!(await answers())) start(at);
    await until(`dockerd answers (see ${at('dockerd.log')})`, answers);
    return engine;
  }

  /** Ends an engine that this run started. */
  async stop() {
    if (!this.pidFile || !existsSync(this.pidFile)) return;
    process.kill(Number(readFileSync(this.pidFile, 'utf8')), 'SIGTERM');
    await until('dockerd has ended', () => !existsSync(this.pidFile));
  }
}

const answers = () => succeeds('docker', ['info'], { timeoutSeconds: 10 });

function start(at) {
  const log = openSync(at('dockerd.log'), 'a');
  const places = ['--data-root', at('data'), '--exec-root', at('exec'), '--pidfile', at('dockerd.pid')];
  const daemon = spawn('dockerd', [...places, '--host', `unix://${at('docker.sock')}`], {
    detached: true,
    stdio: ['ignore', log, log],
  });
  daemon.unref();
}

/** Whether an image is here, or can be had. */
export const hasImage = async (name) =>
  (await succeeds('docker', ['image', 'inspect', name])) ||
  (await succeeds('docker', ['pull', '--quiet', name], { timeoutSeconds: 600 }));

export const docker = (args, options) => run('docker', args, options);
