import { type CarriedFileView, exportFile, type ImportedFile, importFile } from '@qsl/contracts';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RelayOffice } from './relay-office.js';

export const reason = '线路中断，派人送达';
export const pathOf = (office: RelayOffice, name: string) => join(office.exchangeFolder, name);

/** Somebody takes the file from one office to the other. */
export function carry(from: RelayOffice, to: RelayOffice, name: string): string {
  mkdirSync(to.exchangeFolder, { recursive: true });
  copyFileSync(pathOf(from, name), pathOf(to, name));
  return name;
}

export async function exported(from: RelayOffice, to: RelayOffice, after?: number): Promise<CarriedFileView> {
  const { files } = await from.operate(exportFile, { peer: to.iid, reason, ...(after !== undefined && { after }) });
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Error('one file expected');
  return file;
}

/** The whole way of a file: written, carried, taken in. */
export async function sent(from: RelayOffice, to: RelayOffice, after?: number): Promise<ImportedFile> {
  const { name } = await exported(from, to, after);
  return to.operate(importFile, { name: carry(from, to, name), reason });
}

export const refused = (why: string) => ({ kind: 'conflict', reason: `file.${why}` });
