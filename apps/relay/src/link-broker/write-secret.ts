import { open, rename } from 'node:fs/promises';

/** Writes a file that only this office's services may read; after a power cut it is whole or not there. */
export async function writeSecret(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`;
  await using file = await open(draft, 'w', 0o600);
  await file.writeFile(text);
  await file.sync();
  await rename(draft, path);
}
