import { DomainError, type ErrorKind } from '@qsl/contracts';
import { allowedActions, decide, type Machine } from '@qsl/state-table';
import { caseMachine } from './case/case.transitions.js';
import { orderMachine } from './order/order.transitions.js';
import { transferMachine } from './transfer/transfer.transitions.js';

type AnyMachine = Machine<string, string, string, string>;

/** Written out apart from the tables: who may do what, from where to where. A row of a table that is not here, or the other way round, fails. */
const expected: Record<string, string[]> = {
  case: [
    'review: staff: registered → in_review',
    'file: staff: in_review → filed',
    'decline: staff: in_review → not_filed',
    'request_supplement: staff: in_review → needs_revision',
    'supplement: author: needs_revision → in_review',
    'assign: staff: filed → assigned',
    'work: office: assigned → assigned|in_progress|reply_review',
    'work: office: in_progress → assigned|in_progress|reply_review',
    'work: office: escalated → escalated',
    'approve_reply: leader: reply_review → reply_review',
    'send_back: staff: reply_review → in_progress',
    'send_back: leader: reply_review → in_progress',
    'publish_reply: staff: reply_review → answered',
    'transfer: staff: filed → filed',
    'transfer: staff: assigned → assigned',
    'transfer: staff: in_progress → in_progress',
    'escalate: office: filed → escalated',
    'escalate: office: assigned → escalated',
    'escalate: office: in_progress → escalated',
    'resume: office: escalated → filed|assigned|in_progress|reply_review',
    'receive_answer: office: escalated → reply_review',
    'object: office: reply_review → escalated',
    'confirm: office: reply_review → answered',
    'reopen: office: answered → filed|in_progress',
    'rate: author: answered → rated',
    'close: staff: rated → closed',
    'close: office: rated → closed',
    'close: staff: answered → closed',
    'conclude: office: answered → closed',
  ],
  order: [
    'sign: unit: dispatched → signed',
    'submit: unit: signed → submitted',
    'submit: unit: sent_back → submitted',
    'send_back: office: submitted → sent_back',
    'send_back: office: approved → sent_back',
    'send_back: office: done → sent_back',
    'approve: office: submitted → approved',
    'finish: office: dispatched → done',
    'finish: office: signed → done',
    'finish: office: submitted → done',
    'finish: office: approved → done',
    'finish: office: sent_back → done',
  ],
  transfer: [
    'sign_off: sender_leader: composed → sent',
    'recall: sender_staff: composed → recalled',
    'recall: sender_staff: sent → sent',
    'recall: sender_staff: delivered → delivered',
    'deliver: relay: sent → delivered',
    ...['sent', 'delivered'].flatMap((from) => [
      `accept: receiver_staff: ${from} → accepted`,
      `accept: receiver: ${from} → accepted`,
      `return: receiver_staff: ${from} → returned`,
      `return: receiver: ${from} → returned`,
      `yield: receiver: ${from} → recalled`,
    ]),
    ...['receiver_staff', 'receiver'].flatMap((who) => [
      `progress: ${who}: accepted → in_progress`,
      `progress: ${who}: in_progress → in_progress`,
      `progress: ${who}: transferred_on → transferred_on`,
    ]),
    'forward: receiver: accepted → transferred_on',
    'forward: receiver: in_progress → transferred_on',
    'resume: receiver: transferred_on → in_progress',
    'answer: receiver: accepted → answered',
    'answer: receiver: in_progress → answered',
    'answer: receiver: transferred_on → answered',
    'confirm: sender_staff: answered → confirmed',
    'confirm: sender: answered → confirmed',
    'object: sender_staff: answered → in_progress',
    'object: sender: answered → in_progress',
  ],
};

/** Every state, every action, every capacity: what comes of it when all facts are as they should be. */
function outcomes(machine: AnyMachine) {
  const facts = Object.fromEntries(Object.keys(machine.needs).map((need) => [need, true]));
  const who = [...new Set(machine.transitions.flatMap(({ by }) => by))];
  return Object.keys(machine.states).flatMap((state) =>
    Object.keys(machine.actions).flatMap((action) =>
      who.map((one) => {
        const situation = { state, who: [one], facts };
        return { state, action, one, situation, error: errorOf(() => decide(machine, action, situation)) };
      }),
    ),
  );
}

function errorOf(work: () => unknown): { kind: ErrorKind; reason: string; zh: string } | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof DomainError) return { kind: error.kind, reason: error.reason, zh: error.text.zh };
    throw error;
  }
}

describe.each(
  [caseMachine, orderMachine, transferMachine].map((machine) => [machine.name, machine as AnyMachine] as const),
)('the table of a %s', (name, machine) => {
  const permitted = new Set(machine.transitions.flatMap(({ action, by }) => by.map((one) => `${action} ${one}`)));

  it('allows what it should, to whom it should, and nothing else', () => {
    const allowed = outcomes(machine).filter(({ error }) => error === null);
    const said = allowed.map(({ state, action, one }) => {
      const row = machine.transitions.find((t) => t.action === action && t.by.includes(one) && t.from.includes(state));
      return `${action}: ${one}: ${state} → ${row?.to.join('|') || state}`;
    });
    expect(said.sort()).toEqual([...(expected[name] ?? [])].sort());
  });

  it('refuses the wrong capacity as forbidden and the wrong state as a conflict that names both', () => {
    for (const { state, action, one, error } of outcomes(machine)) {
      if (error === null) continue;
      if (!permitted.has(`${action} ${one}`))
        expect(error).toMatchObject({ kind: 'forbidden', reason: `${name}.wrong_role` });
      else {
        expect(error).toMatchObject({ kind: 'conflict', reason: `${name}.wrong_state` });
        expect(error.zh).toContain(machine.states[state]?.zh);
        expect(error.zh).toContain(machine.actions[action]?.zh);
      }
    }
  });

  it('offers exactly the actions that it would allow', () => {
    for (const { state, action, one, situation, error } of outcomes(machine))
      expect([state, action, one, allowedActions(machine, situation).includes(action)]).toEqual([
        state,
        action,
        one,
        error === null,
      ]);
  });

  it('refuses where a fact is missing, with the fact’s own reason', () => {
    const facts = Object.fromEntries(Object.keys(machine.needs).map((need) => [need, false]));
    for (const { action, from, by, needs } of machine.transitions.filter((row) => row.needs))
      for (const state of from)
        expect(errorOf(() => decide(machine, action, { state, who: by, facts }))).toMatchObject({
          kind: 'conflict',
          reason: `${name}.${needs?.[0] ?? ''}`,
        });
  });

  it('can reach every state, and leads nowhere that it does not know', () => {
    const reached = new Set(machine.transitions.flatMap(({ to }) => to));
    for (const state of reached) expect(Object.keys(machine.states)).toContain(state);
  });
});
