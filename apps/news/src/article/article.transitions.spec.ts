import { articleStates, DomainError, type ArticleState, type ErrorKind } from '@qsl/contracts';
import { decide } from '@qsl/state-table';
import { articleMachine, type ArticleAction, type ArticleNeed, type ArticleWho } from './article.transitions.js';

const everybody: readonly ArticleWho[] = ['editor', 'reviewer', 'clock', 'source'];
const actions = Object.keys(articleMachine.actions) as ArticleAction[];
const needs = Object.keys(articleMachine.needs) as ArticleNeed[];

/** Written out apart from the table: who may do what, from where to where, and what must hold besides. */
const expected = new Set([
  'revise: editor: draft → draft',
  'submit: editor: draft → review',
  'return: reviewer: review → draft: another_person',
  'return: reviewer: scheduled → draft: another_person',
  'approve: reviewer: review → published: another_person',
  'approve: reviewer: review → scheduled: another_person',
  'publish: clock: scheduled → published',
  'publish: source: draft → published',
  'publish: source: review → published',
  'publish: source: scheduled → published',
  ...(['published', 'corrected'] as const).flatMap((from) => [
    `correct: editor: ${from} → corrected: own`,
    `correct: source: ${from} → corrected`,
    `retract: editor: ${from} → retracted: own`,
    `retract: source: ${from} → retracted`,
    `hide: editor: ${from} → ${from}: from_above,shown`,
    `show: editor: ${from} → ${from}: from_above,hidden`,
  ]),
]);

interface Attempt {
  action: ArticleAction;
  who: ArticleWho;
  state: ArticleState;
  to?: ArticleState;
  unmet?: ArticleNeed;
}

function attempt({ action, who, state, to, unmet }: Attempt): ArticleState | ErrorKind {
  const facts = Object.fromEntries(needs.map((need) => [need, need !== unmet])) as Record<ArticleNeed, boolean>;
  try {
    return decide(articleMachine, action, { state, who: [who], facts }, to);
  } catch (error) {
    if (error instanceof DomainError) return error.kind;
    throw error;
  }
}

describe('the table of an article', () => {
  it('allows what is written here and nothing else', () => {
    const allowed = new Set<string>();
    for (const action of actions)
      for (const who of everybody)
        for (const state of articleStates)
          for (const to of [state, ...articleStates]) {
            const target = attempt({ action, who, state, to });
            if (target !== to) continue;
            const unmet = needs.filter((need) => attempt({ action, who, state, to, unmet: need }) === 'conflict');
            allowed.add(`${action}: ${who}: ${state} → ${to}${unmet.length > 0 ? `: ${unmet.join()}` : ''}`);
          }
    expect(withoutIdleTargets(allowed)).toEqual(expected);
  });

  it('refuses by role first and by state then', () => {
    expect(attempt({ action: 'approve', who: 'editor', state: 'draft' })).toBe('forbidden');
    expect(attempt({ action: 'approve', who: 'reviewer', state: 'draft' })).toBe('conflict');
  });

  it('leaves nothing to do with what was retracted', () => {
    const outcomes = actions.flatMap((action) => everybody.map((who) => attempt({ action, who, state: 'retracted' })));
    expect(new Set(outcomes)).toEqual(new Set(['forbidden', 'conflict']));
  });
});

/** Where the state stays, a caller may name any other; only the one that stays counts. */
function withoutIdleTargets(lines: Set<string>): Set<string> {
  const isIdle = (line: string): boolean => /^(revise|hide|show): /.test(line) && !/: (\w+) → \1/.test(line);
  return new Set([...lines].filter((line) => !isIdle(line)));
}
