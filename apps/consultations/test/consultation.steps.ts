import {
  addPaper,
  addStatement,
  announceConsultation,
  castVote,
  closeConsultation,
  draftConsultation,
  getConsultation,
  getResults,
  listStatements,
  nextStatement,
  openConsultation,
  publishStatement,
  visitor,
  type Actor,
  type Call,
  type ConsultationView,
  type DraftConsultation,
  type NextStatement,
  type ResultsView,
  type StatementView,
  type Vote,
} from '@qsl/contracts';
import { actor, callBy, inDays } from '@qsl/testing';
import type { TestOffice } from './offices.harness.js';

export const anybody = callBy(visitor);
export const staff = callBy(actor({ name: '周立新', roles: ['staff'], level: 'L3' }));
export const leader = callBy(actor({ name: '马建国', roles: ['leader'], level: 'L3' }));
export const unit = callBy(
  actor({ name: '冯卫健', roles: ['unit'], level: 'L3', unitId: 'u1', unitName: '市卫生健康委员会' }),
);
export const aPerson = (overrides: Partial<Actor> = {}): Call => callBy(actor({ name: '王秀兰', ...overrides }));

/** What staff consult on; override what the test is about. */
export function question(overrides: Partial<DraftConsultation> = {}): DraftConsultation {
  return {
    title: '小区直饮水机应当由谁监管、如何公示？',
    summary: '居民反映直饮水机滤芯更换不透明，就监管责任和公示办法听取各方意见，形成建议送有关部门。',
    convener: '人口资源环境委员会',
    closesOn: inDays(10),
    scope: { kind: 'all' },
    ...overrides,
  };
}

export const draft = ({ bus }: TestOffice, overrides = {}): Promise<ConsultationView> =>
  bus.call(draftConsultation, question(overrides), staff);

export const read = ({ bus }: TestOffice, id: string, call: Call = staff): Promise<ConsultationView> =>
  bus.call(getConsultation, { id }, call);

/** The id and version that a command names now. */
export async function now(office: TestOffice, id: string): Promise<{ id: string; expectedVersion: number }> {
  return { id, expectedVersion: (await read(office, id)).version };
}

export async function announced(office: TestOffice, overrides = {}): Promise<ConsultationView> {
  const { id, version: expectedVersion } = await draft(office, overrides);
  return office.bus.call(announceConsultation, { id, expectedVersion }, staff);
}

export async function opened(office: TestOffice, overrides = {}): Promise<ConsultationView> {
  const { id, version: expectedVersion } = await announced(office, overrides);
  return office.bus.call(openConsultation, { id, expectedVersion }, staff);
}

export const addedPaper = async (office: TestOffice, id: string): Promise<ConsultationView> => {
  const paper = { title: '直饮水机监管现状', text: '全市共有直饮水机一千余台，监管依据见附文。' };
  return office.bus.call(addPaper, { ...(await now(office, id)), ...paper }, staff);
};

export const close = async (office: TestOffice, id: string): Promise<ConsultationView> =>
  office.bus.call(closeConsultation, await now(office, id), staff);

export const stated = ({ bus }: TestOffice, id: string, text: string, call = aPerson()): Promise<StatementView> =>
  bus.call(addStatement, { id, text }, call);

export const publish = ({ bus }: TestOffice, id: string, statementId: string): Promise<StatementView> =>
  bus.call(publishStatement, { id, statementId }, staff);

/** A statement that everybody can vote on, of the owner's own people. */
export async function published(office: TestOffice, id: string, text: string): Promise<string> {
  const { id: statementId } = await stated(office, id, text);
  await publish(office, id, statementId);
  return statementId;
}

export interface Ballot {
  id: string;
  statementId: string;
  vote: Vote;
}

export const cast = ({ bus }: TestOffice, ballot: Ballot, call = aPerson()): Promise<StatementView> =>
  bus.call(castVote, ballot, call);

export const next = ({ bus }: TestOffice, id: string, call: Call): Promise<NextStatement> =>
  bus.call(nextStatement, { id }, call);

export const results = ({ bus }: TestOffice, id: string, call: Call = staff): Promise<ResultsView> =>
  bus.call(getResults, { id }, call);

/** Totals of the published statements, by text. */
export async function totalsAt(office: TestOffice, id: string, call: Call = staff): Promise<Record<string, unknown>> {
  const { items } = await office.bus.call(listStatements, { id, limit: 100 }, call);
  return Object.fromEntries(items.map(({ text, totals }) => [text, totals]));
}
