import type { ExportedFiles, ImportedFile, ShownFile } from '@qsl/contracts';
import { post, upload, type Command } from './http.js';

/** Tens of megabytes are written, carried over and checked. */
const patienceMs = 120_000;

export const exportFiles = (command: Command): Promise<ExportedFiles> =>
  post('/links/files/exports', command, patienceMs);

/** Brings a file to the office, and tells what is in it; takes nothing in. */
export const bringFile = (file: File): Promise<ShownFile> => upload('/links/files', file);

export const importFile = (name: string, command: Command): Promise<ImportedFile> =>
  post(`/links/files/${encodeURIComponent(name)}/actions/import`, command, patienceMs);

export const carriedFileAddress = (name: string): string => `/api/v1/links/files/${encodeURIComponent(name)}/content`;
