import { readFileSync } from 'node:fs';
import { ConfigError } from '@qsl/service-kit';

/** Reads a file that a setting names. @throws ConfigError */
export function read(setting: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new ConfigError([
      `${setting}: ${path} cannot be read (${error instanceof Error ? error.message : 'unknown'})`,
    ]);
  }
}
