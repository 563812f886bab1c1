import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RelayOffice } from './relay-office.js';

const binary = fileURLToPath(new URL('../../qsl/bin/qsl.mjs', import.meta.url));

export interface Said {
  code: number;
  out: string;
  fault: string;
}

/** Runs the operators' command line as an operator of this office would. */
export function qsl(office: Pick<RelayOffice, 'busUrl'>, ...words: string[]): Promise<Said> {
  const env = { PATH: process.env['PATH'], NATS_URL: office.busUrl, QSL_OPERATOR: '李运维' };
  return new Promise((resolve) => {
    execFile(process.execPath, [binary, ...words], { env, timeout: 120_000 }, (error, out, fault) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, fault });
    });
  });
}
