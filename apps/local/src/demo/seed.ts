import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { consultationScenes } from './consultations/scenes.js';
import { newsScenes } from './news/scenes.js';
import { Stage, type OfficeClients, type Scene } from './stage.js';
import { suggestionScenes } from './suggestions/journeys.js';
import { topicScenes } from './topics/scenes.js';

const scenes: readonly Scene[] = [...suggestionScenes, ...topicScenes, ...consultationScenes, ...newsScenes];

/**
 * Plays every scene of the demonstration once: through the public API alone, as people would. One that was cut short by a power cut
 * stays where it is.
 * @returns how many were new
 */
export async function seedDemonstration(clients: Partial<OfficeClients>, recordFile: string): Promise<number> {
  const known: string[] = existsSync(recordFile) ? (JSON.parse(readFileSync(recordFile, 'utf8')) as string[]) : [];
  const stage = new Stage(clients);
  const due = scenes.filter(({ key, through }) => !known.includes(key) && through.every((tier) => stage.has(tier)));
  for (const { key, play } of due) {
    known.push(key);
    writeFileSync(recordFile, JSON.stringify(known));
    await play(stage);
  }
  return due.length;
}
