import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalFolder } from '../local-folder.js';
import { Trouble } from '../trouble.js';

export interface ChildSettings {
  /** Unique; names the log file. */
  name: string;
  /** For people: what it is. */
  title: string;
  command: string;
  args: string[];
  /** What asks it to end. */
  signal: NodeJS.Signals;
  /** Place in the order of ending: an instance before its broker, that before the database. */
  endsAs: (typeof endingOrder)[number];
  /** Part of the command line by which a left-over of an earlier run is known. */
  mark: string;
  options?: Pick<SpawnOptions, 'env' | 'uid' | 'gid' | 'cwd'>;
  /** With a channel for messages, which also tells a Node child that its parent is gone. */
  ipc?: boolean;
}

export const endingOrder = ['instance', 'broker', 'database'] as const;

const patienceMs = 15_000;

/** A process of the local offices, in a process group of its own so that Ctrl-C reaches the supervisor alone. */
export class Child {
  readonly process: ChildProcess;
  readonly exited: Promise<string>;
  private isStopping = false;

  private constructor(
    readonly settings: ChildSettings,
    readonly logFile: string,
    private readonly pidFile: string,
  ) {
    const log = openSync(logFile, 'a', 0o644);
    this.process = spawn(settings.command, settings.args, {
      ...settings.options,
      detached: true,
      stdio: ['ignore', log, log, ...(settings.ipc ? (['ipc'] as const) : [])],
    });
    closeSync(log);
    this.exited = new Promise((resolve) => {
      this.process.once('error', (error) => resolve(error.message));
      this.process.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    void this.exited.then(() => rmSync(pidFile, { force: true }));
  }

  static start(settings: ChildSettings, folder: LocalFolder): Child {
    const pidFile = join(folder.running, `${settings.name}.json`);
    const child = new Child(settings, folder.log(settings.name), pidFile);
    const { pid } = child.process;
    const { mark, signal, endsAs } = settings;
    if (pid) writeFileSync(pidFile, JSON.stringify({ pid, mark, signal, endsAs }));
    return child;
  }

  /** Waits for a sign of readiness. @throws Trouble where the process ends before it is given */
  async ready<T>(sign: Promise<T>): Promise<T> {
    return Promise.race([sign, this.exited.then((how) => Promise.reject(this.deathOf(how)))]);
  }

  /** Resolves with what to tell people when the process ends without having been asked to. */
  async died(): Promise<Trouble> {
    const how = await this.exited;
    return this.isStopping ? new Promise<never>(() => undefined) : this.deathOf(how);
  }

  /** Asks to end, insists after a while. */
  async stop(): Promise<void> {
    this.isStopping = true;
    if (this.process.exitCode !== null || this.process.signalCode !== null || !this.process.pid) return;
    this.process.kill(this.settings.signal);
    const insist = setTimeout(() => this.process.kill('SIGKILL'), patienceMs);
    await this.exited;
    clearTimeout(insist);
  }

  private deathOf(how: string): Trouble {
    return new Trouble(`${this.settings.title} has ended (${how}). Its last words are in ${this.logFile}`);
  }
}
