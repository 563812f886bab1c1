import { eventTypes } from '@qsl/contracts';
import { readFileSync } from 'node:fs';
import type { Introduction } from './protocol/introduction.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** What this office says of itself: all of its services are of the relay's version. */
export const thisSoftware: Introduction = { software: version, types: [...eventTypes] };
