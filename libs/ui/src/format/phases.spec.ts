import { consultationPhases, topicPhases } from './phases.js';

describe('phases', () => {
  it('place each phase of a consultation before, at or after the present one', () => {
    expect(consultationPhases('drafting_outcome').map(({ place }) => place)).toEqual([
      'passed',
      'passed',
      'now',
      'ahead',
      'ahead',
    ]);
  });

  it('are all ahead of a draft', () => {
    expect(new Set(consultationPhases('draft').map(({ place }) => place))).toEqual(new Set(['ahead']));
  });

  it('follow a topic until it leaves the way', () => {
    expect(topicPhases('published').find(({ place }) => place === 'now')?.label).toBe('公开附议');
    expect(topicPhases('not_selected')).toEqual([]);
  });
});
