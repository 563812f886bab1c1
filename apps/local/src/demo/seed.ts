import type { Tier } from '@qsl/contracts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { offices } from '../offices.js';
import { journeys } from './journeys.js';
import { Matter, type OfficeClients } from './matter.js';
import { texts } from './texts.js';

const areaOf = (tier: Tier): string => offices.find((office) => office.tier === tier)?.areaCode ?? '';

/**
 * Walks every matter of the demonstration as far as it goes, once: through the public API alone, as people would. A matter that was
 * cut short by a power cut stays where it is.
 * @returns how many were new
 */
export async function seedDemonstration(clients: Partial<OfficeClients>, recordFile: string): Promise<number> {
  const known: string[] = existsSync(recordFile) ? (JSON.parse(readFileSync(recordFile, 'utf8')) as string[]) : [];
  const due = journeys.filter(({ key, through }) => !known.includes(key) && through.every((tier) => clients[tier]));
  for (const { key, at, by, walk } of due) {
    known.push(key);
    writeFileSync(recordFile, JSON.stringify(known));
    await walk(await Matter.submit(clients, { ...texts[key], areaCode: areaOf(at), at, by }));
  }
  return due.length;
}
