import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Everything that the local offices keep between starts. */
export class LocalFolder {
  constructor(readonly path: string) {
    for (const folder of [path, this.logs, this.keys, this.running]) mkdirSync(folder, { recursive: true });
  }

  get logs(): string {
    return join(this.path, 'logs');
  }

  get keys(): string {
    return join(this.path, 'keys');
  }

  /** Process ids of what runs now. */
  get running(): string {
    return join(this.path, 'running');
  }

  /** What an office's broker keeps of its events. */
  streams(iid: string): string {
    return join(this.path, 'streams', iid);
  }

  /** What people have uploaded at an office. */
  files(iid: string): string {
    return join(this.path, 'files', iid);
  }

  /** What an office's relay remembers outside its database. */
  marker(iid: string): string {
    return join(this.path, 'markers', `${iid}.json`);
  }

  /** Where an office's files for neighbours whose line is dead are written and read. */
  exchange(iid: string): string {
    return join(this.path, 'exchange', iid);
  }

  get postgres(): string {
    return join(this.path, 'postgres');
  }

  /** Compiled code, so that the next start need not compile it again. */
  get compileCache(): string {
    return join(this.path, 'compile-cache');
  }

  get directory(): string {
    return join(this.path, 'directory.json');
  }

  get supervisorPid(): string {
    return join(this.path, 'supervisor.pid');
  }

  get demonstration(): string {
    return join(this.path, 'demonstration.json');
  }

  log(name: string): string {
    return join(this.logs, `${name}.log`);
  }

  has(file: string): boolean {
    return existsSync(file);
  }
}
