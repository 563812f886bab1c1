import { tiers, type OfficeView, type Tier } from '@qsl/contracts';
import { parseArgs } from 'node:util';
import { offices } from './offices.js';
import { Trouble } from './trouble.js';

export interface StartArguments {
  chosen: readonly OfficeView[];
  basePort: number;
}

const usage = `npm start [-- options]
  --tier province|city|county   one office alone
  --base-port 8600              first of the ports: province +0, city +10, county +20, PostgreSQL +30`;

/** @throws Trouble with the usage where an argument is unknown or wrong */
export function readArguments(args: string[]): StartArguments {
  try {
    const { values } = parseArgs({ args, options: { tier: { type: 'string' }, 'base-port': { type: 'string' } } });
    const basePort = Number(values['base-port'] ?? 8600);
    if (!Number.isInteger(basePort) || basePort < 1024 || basePort > 65_000) throw new Error('--base-port is no port');
    const { tier } = values;
    if (tier !== undefined && !tiers.includes(tier as Tier)) throw new Error(`there is no tier ${tier}`);
    return { basePort, chosen: offices.filter((office) => tier === undefined || office.tier === tier) };
  } catch (error) {
    throw new Trouble(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}
