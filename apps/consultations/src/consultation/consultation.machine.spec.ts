import { consultationStates, DomainError, type ConsultationState } from '@qsl/contracts';
import { allowedActions, decide } from '@qsl/state-table';
import {
  consultationMachine,
  type ConsultationAction,
  type ConsultationNeed,
  type ConsultationSituation,
  type ConsultationWho,
} from './consultation.machine.js';

const capacities: ConsultationWho[] = ['staff', 'leader', 'office', 'unit', 'person', 'system'];
const actions = Object.keys(consultationMachine.actions) as ConsultationAction[];
const needs = Object.keys(consultationMachine.needs) as ConsultationNeed[];
const facts = (value: boolean) =>
  Object.fromEntries(needs.map((need) => [need, value])) as ConsultationSituation['facts'];

/** Written out apart from the table: in each phase, who may do what. What is not here is refused. */
const expected: Record<ConsultationState, Partial<Record<ConsultationWho, ConsultationAction[]>>> = {
  draft: { staff: ['revise', 'announce', 'add_paper', 'remove_paper', 'schedule_meeting'] },
  announced: {
    staff: ['revise', 'open', 'add_paper', 'remove_paper', 'schedule_meeting', 'record_meeting', 'export_minutes'],
    person: ['register', 'unregister'],
  },
  discussing: {
    staff: [
      ...(['revise', 'close', 'add_paper', 'remove_paper', 'schedule_meeting', 'record_meeting'] as const),
      ...(['export_minutes', 'publish_statement', 'refuse_statement', 'moderate', 'answer'] as const),
    ],
    office: ['moderate', 'answer'],
    unit: ['answer'],
    person: ['state', 'vote', 'comment', 'register', 'unregister'],
    system: ['close'],
  },
  drafting_outcome: {
    staff: [
      ...(['conclude', 'add_paper', 'remove_paper', 'schedule_meeting', 'record_meeting'] as const),
      ...(['export_minutes', 'refuse_statement', 'moderate', 'answer'] as const),
    ],
    office: ['moderate', 'answer'],
    unit: ['answer'],
    person: ['register', 'unregister'],
  },
  concluded: {
    staff: ['track', 'record_meeting', 'export_minutes', 'refuse_statement', 'moderate', 'answer'],
    office: ['moderate', 'answer'],
    unit: ['answer'],
  },
  tracking: {
    staff: ['record_meeting', 'export_minutes', 'refuse_statement', 'moderate', 'answer'],
    office: ['moderate', 'answer'],
    unit: ['answer'],
  },
};

const leads: Partial<Record<ConsultationAction, ConsultationState>> = {
  announce: 'announced',
  open: 'discussing',
  close: 'drafting_outcome',
  conclude: 'concluded',
  track: 'tracking',
};

const cases = consultationStates.flatMap((state) =>
  capacities.flatMap((one) => actions.map((action) => ({ state, one, action }))),
);

function refusalOf(action: ConsultationAction, situation: ConsultationSituation): string | null {
  try {
    decide(consultationMachine, action, situation);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return `${error.kind} ${error.reason}`;
    throw error;
  }
}

describe('the table of a consultation', () => {
  it('allows in each phase what it should, to whom it should, and leads where it should', () => {
    for (const { state, one, action } of cases) {
      const situation = { state, who: [one], facts: facts(true) };
      const isAllowed = expected[state][one]?.includes(action) ?? false;
      expect([state, one, action, refusalOf(action, situation) === null]).toEqual([state, one, action, isAllowed]);
      expect(allowedActions(consultationMachine, situation).includes(action)).toBe(isAllowed);
      if (isAllowed) expect(decide(consultationMachine, action, situation)).toBe(leads[action] ?? state);
    }
  });

  it('refuses the wrong capacity as forbidden, and the wrong phase as a conflict', () => {
    const ever = new Set(
      consultationStates.flatMap((state) =>
        capacities.flatMap((one) => (expected[state][one] ?? []).map((action) => `${action} ${one}`)),
      ),
    );
    for (const { state, one, action } of cases) {
      if (expected[state][one]?.includes(action)) continue;
      const wrong = ever.has(`${action} ${one}`)
        ? 'conflict consultation.wrong_state'
        : 'forbidden consultation.wrong_role';
      expect(refusalOf(action, { state, who: [one], facts: facts(true) })).toBe(wrong);
    }
  });

  it('refuses where a fact is missing, with that fact’s own reason', () => {
    const needed = consultationMachine.transitions.filter((row) => row.needs);
    expect(new Set(needed.flatMap((row) => row.needs ?? []))).toEqual(new Set(needs));
    for (const { action, from, by, needs: missing } of needed)
      for (const state of from)
        for (const one of by) {
          const situation = { state, who: [one], facts: facts(false) };
          expect(refusalOf(action, situation)).toBe(`conflict consultation.${missing?.[0] ?? ''}`);
        }
  });

  it('skips no phase and leads to each', () => {
    for (const { from, to } of consultationMachine.transitions)
      for (const state of from)
        for (const next of to) expect(consultationStates.indexOf(next)).toBe(consultationStates.indexOf(state) + 1);
    const reached = consultationMachine.transitions.flatMap(({ to }) => to);
    expect(new Set(reached)).toEqual(new Set(consultationStates.slice(1)));
  });
});
