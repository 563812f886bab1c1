import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';

const template = new URL('../../.env.example', import.meta.url);

/** The text with these settings in the place of its own; what it does not name is left out. */
const withSettings = (text, settings) =>
  text.replace(/^([A-Z_]+)=.*$/gm, (line, name) => (name in settings ? `${name}=${settings[name]}` : line));

const withPasswords = (text) => text.replace(/^(\w+_PASSWORD)=$/gm, (line) => line + randomBytes(24).toString('hex'));

/** Writes an office's `.env` after the example, with passwords of its own; one that is there stays as it is. */
export function createSettings(file, settings) {
  if (existsSync(file)) return;
  const text = withPasswords(withSettings(readFileSync(template, 'utf8'), settings));
  writeFileSync(file, text, { mode: 0o600 });
}

/** Fills in what is still empty. */
export function fillSetting(file, name, value) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(new RegExp(`^${name}=$`, 'm'), `${name}=${value}`));
}
