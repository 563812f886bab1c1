import { articleActions, toArticleCommand } from './article-actions.js';

describe('what may be done with an article', () => {
  it('is what the API allows', () => {
    const labels = articleActions({ actions: ['return', 'approve', 'revise'] }).map(({ label }) => label);
    expect(labels).toEqual(['审核通过', '退回修改']);
  });

  it('hides and shows by one command', () => {
    expect(toArticleCommand('hide', { expectedVersion: 3 })).toEqual({
      verb: 'set-hidden',
      body: { expectedVersion: 3, hidden: true },
    });
    expect(toArticleCommand('show', {}).body).toEqual({ hidden: false });
    expect(toArticleCommand('retract', {}).verb).toBe('retract');
  });
});
