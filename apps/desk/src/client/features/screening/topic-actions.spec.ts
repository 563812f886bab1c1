import { referrals } from '@qsl/contracts';
import { taskAfter, topicActions } from './topic-actions.js';

describe('the decisions on a topic', () => {
  it('are those that the API allows, in the order of use', () => {
    const specs = topicActions({ actions: ['refuse', 'publish', 'return', 'support'] });
    expect(specs.map(({ label }) => label)).toEqual(['通过', '退回修改', '不予公开']);
  });

  it('refuse with a code of the closed list, which refers to where people can go', () => {
    const [refuse] = topicActions({ actions: ['refuse'] });
    const choices = refuse?.fields.find(({ name }) => name === 'code')?.choices ?? [];
    expect(choices.find(({ value }) => value === 'petition_case')).toEqual({
      value: 'petition_case',
      label: '属于信访事项',
      hint: referrals.petition_case,
    });
  });

  it('lead to the next topic of the same task, except where the work goes on', () => {
    expect([taskAfter('publish'), taskAfter('decline'), taskAfter('screen')]).toEqual(['screen', 'decide', null]);
  });
});
