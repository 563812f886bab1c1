import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Environment variable that tells the test files where the run keeps its files. */
export const runFolderVariable = 'QSL_TEST_FOLDER';

/** A folder for the files of one run; the returned function removes it with all that is in it. */
export function openRunFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'qsl-test-'));
  // PostgreSQL runs as a user of its own where the tests run as root.
  chmodSync(folder, 0o755);
  process.env[runFolderVariable] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** A new empty folder, which goes when the run ends. */
export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(process.env[runFolderVariable] ?? tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}
