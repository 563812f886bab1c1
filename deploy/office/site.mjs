import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The user that the containers run as. */
const serviceUser = 1000;

/** Where one office keeps its settings (`.env`) and what only it has (`office/`). */
export class Site {
  constructor(folder) {
    this.folder = folder;
    this.settings = join(folder, '.env');
  }

  path(...parts) {
    return join(this.folder, 'office', ...parts);
  }

  has(...parts) {
    return existsSync(this.path(...parts));
  }

  read(...parts) {
    return readFileSync(this.path(...parts), 'utf8');
  }

  readJson(name, otherwise) {
    return this.has(name) ? JSON.parse(this.read(name)) : otherwise;
  }

  makeFolder(name) {
    mkdirSync(this.path(name), { recursive: true, mode: 0o700 });
  }

  write(name, content) {
    const file = this.path(name);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600 });
  }

  writeJson(name, content) {
    this.write(name, `${JSON.stringify(content, null, 2)}\n`);
  }

  /** Root makes files that the containers may read, and settings that the owner of the folder may. */
  handOver() {
    if (process.getuid?.() !== 0) return;
    const { uid, gid } = statSync(this.folder);
    if (existsSync(this.settings)) chownSync(this.settings, uid, gid);
    const entries = readdirSync(this.path(), { recursive: true }).map((name) => this.path(name));
    for (const path of [this.path(), ...entries]) chownSync(path, serviceUser, serviceUser);
  }
}
