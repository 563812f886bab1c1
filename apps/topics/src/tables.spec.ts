import { DomainError, type ErrorKind } from '@qsl/contracts';
import { allowedActions, decide, type Machine } from '@qsl/state-table';
import { callMachine } from './call/call.transitions.js';
import { topicMachine } from './topic/topic.transitions.js';

type AnyMachine = Machine<string, string, string, string>;

const unpublished = ['submitted', 'screening', 'needs_revision'];
const undecided = ['published', 'threshold_reached'];

/** Written out apart from the tables: who may do what, from where to where. A row of a table that is not here, or the other way round, fails. */
const expected: Record<string, string[]> = {
  topic_call: [
    'revise: staff: draft → draft',
    'open: staff: draft → open',
    'open: owner: draft → open',
    'close: staff: open → closed',
    'close: calendar: open → closed',
    'close: owner: open → closed',
    'conclude: staff: closed → selected',
    'conclude: owner: closed → selected',
    'archive: staff: selected → archived',
    'archive: owner: selected → archived',
  ],
  topic: [
    'screen: staff: submitted → screening',
    'return: staff: screening → needs_revision',
    'publish: staff: screening → published',
    'refuse: staff: screening → rejected',
    'revise: author: needs_revision → submitted',
    'reach: count: published → threshold_reached',
    ...[...unpublished, ...undecided].flatMap((from) => [
      `withdraw: author: ${from} → withdrawn`,
      `invite: author: ${from} → ${from}`,
      `answer_invitation: invited: ${from} → ${from}`,
    ]),
    ...undecided.flatMap((from) => [
      `support: person: ${from} → ${from}`,
      `forward: staff: ${from} → ${from}`,
      `select: decider: ${from} → selected`,
      `decline: decider: ${from} → not_selected`,
    ]),
    ...[...undecided, 'withdrawn'].flatMap((from) => [
      `select: deciding_office: ${from} → selected`,
      `decline: deciding_office: ${from} → not_selected`,
    ]),
  ],
};

/** Facts without which an action is refused, and the reason that the refusal names. */
const conditions: Record<string, string[]> = {
  topic_call: ['open staff not_over', 'conclude staff all_decided'],
  topic: [
    'answer_invitation invited invitation_open',
    'forward staff call_running',
    'forward staff not_forwarded',
    'forward staff upper_call',
    'reach count enough_supports',
    'select decider own_call',
  ],
};

interface Trial {
  state: string;
  action: string;
  who: string;
}

const trialsOf = (machine: AnyMachine): Trial[] => {
  const capacities = [...new Set(machine.transitions.flatMap(({ by }) => by))];
  return Object.keys(machine.states).flatMap((state) =>
    Object.keys(machine.actions).flatMap((action) => capacities.map((who) => ({ state, action, who }))),
  );
};

function attempt(machine: AnyMachine, { state, action, who }: Trial, missing?: string) {
  const facts = Object.fromEntries(Object.keys(machine.needs).map((need) => [need, need !== missing]));
  const situation = { state, who: [who], facts };
  const isOffered = allowedActions(machine, situation).includes(action);
  try {
    return { isOffered, to: decide(machine, action, situation), error: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind, reason, text }: { kind: ErrorKind; reason: string; text: { zh: string } } = error;
    return { isOffered, to: null, error: { kind, reason, zh: text.zh } };
  }
}

describe.each([callMachine, topicMachine].map((machine) => [machine.name, machine as AnyMachine] as const))(
  'the table of a %s',
  (name, machine) => {
    it('allows what it should, to whom it should, and nothing else', () => {
      const allowed = trialsOf(machine).flatMap((trial) => {
        const { to } = attempt(machine, trial);
        return to === null ? [] : [`${trial.action}: ${trial.who}: ${trial.state} → ${to}`];
      });
      expect(allowed.sort()).toEqual([...(expected[name] ?? [])].sort());
    });

    it('refuses the wrong capacity as forbidden and the wrong state as a conflict that names both', () => {
      const ever = new Set(machine.transitions.flatMap(({ action, by }) => by.map((who) => `${action} ${who}`)));
      for (const trial of trialsOf(machine)) {
        const { error } = attempt(machine, trial);
        if (error === null) continue;
        if (!ever.has(`${trial.action} ${trial.who}`))
          expect(error).toMatchObject({ kind: 'forbidden', reason: `${name}.wrong_role` });
        else {
          expect(error).toMatchObject({ kind: 'conflict', reason: `${name}.wrong_state` });
          expect(error.zh).toContain(machine.states[trial.state]?.zh);
          expect(error.zh).toContain(machine.actions[trial.action]?.zh);
        }
      }
    });

    it('refuses where a fact is missing, with the fact’s own reason', () => {
      const refused = trialsOf(machine).flatMap((trial) =>
        Object.keys(machine.needs).flatMap((need) => {
          const { error } = attempt(machine, trial, need);
          return error?.reason === `${name}.${need}` ? [`${trial.action} ${trial.who} ${need}`] : [];
        }),
      );
      expect([...new Set(refused)].sort()).toEqual([...(conditions[name] ?? [])].sort());
    });

    it('offers exactly the actions that it would allow', () => {
      for (const trial of trialsOf(machine)) {
        const { isOffered, error } = attempt(machine, trial);
        expect([trial, isOffered]).toEqual([trial, error === null]);
      }
    });
  },
);
