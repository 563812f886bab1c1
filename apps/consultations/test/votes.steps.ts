import { concludeConsultation, type Vote } from '@qsl/contracts';
import { cast, close, now, opened, published, staff } from './consultation.steps.js';
import type { OfficeName, Offices, TestOffice } from './offices.harness.js';

export const text = '机身应当公示滤芯更换记录。';
export const outcome = { decision: 'adopted' as const, text: '同意明确监管责任，机身公示滤芯更换记录，年内落实。' };

/** A statement of a consultation that votes can be cast on. */
export interface Ballots {
  id: string;
  statementId: string;
}

/** A consultation of an office, open at all below it, with one statement. */
export async function consultingAt(all: Offices, owner: OfficeName): Promise<Ballots> {
  const { id } = await opened(all.of[owner], { hideResults: 'off' });
  const statementId = await published(all.of[owner], id, text);
  await all.settle();
  return { id, statementId };
}

/** Everybody who votes is somebody else. */
export async function voteAll(office: TestOffice, ballots: Ballots, votes: Vote[]): Promise<void> {
  for (const vote of votes) await cast(office, { ...ballots, vote });
}

export async function conclude(office: TestOffice, id: string): Promise<void> {
  await close(office, id);
  await office.bus.call(concludeConsultation, { ...(await now(office, id)), ...outcome }, staff);
}
