import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const mebibyte = 1024 * 1024;
const isRoot = process.getuid?.() === 0;

/** Why no small disk can be made here; `null` where one can. */
export const whyNoSmallDisk =
  isRoot && process.platform === 'linux' ? null : 'only root on Linux can mount a small disk';

/** A disk of its own, in memory, small enough to be filled. */
export class SmallDisk {
  constructor(folder, mebibytes) {
    this.folder = folder;
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'qsl-chaos', folder], { stdio: 'pipe' });
    chmodSync(folder, 0o755);
  }

  /** Takes all that is free. */
  fill() {
    const { bavail, bsize } = statfsSync(this.folder);
    const chunk = Buffer.alloc(mebibyte);
    try {
      for (let left = bavail * bsize; left > 0; left -= mebibyte) writeFileSync(this.filler, chunk, { flag: 'a' });
      for (;;) writeFileSync(this.filler, chunk.subarray(0, 4_096), { flag: 'a' });
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  }

  empty() {
    rmSync(this.filler, { force: true });
  }

  remove() {
    execFileSync('umount', [this.folder], { stdio: 'pipe' });
    rmSync(this.folder, { recursive: true });
  }

  get filler() {
    return join(this.folder, 'filler');
  }
}
