import type { LinkView } from '@qsl/contracts';
import { keySpecs, linkActions, recoverSpec } from './upkeep-forms.js';

const link = (relation: LinkView['relation'], state: LinkView['state']) =>
  ({ peer: 'x610303', peerName: '金台区政协', relation, state, pending: 2 }) as LinkView;
const verbs = (...of: Parameters<typeof link>) => linkActions(link(...of)).map(({ verb }) => verb);

describe('what an administrator may do to a link', () => {
  it('depends on how it stands, and is nothing once it is retired', () => {
    expect(verbs('child', 'down')).toEqual(['suspend', 'retire']);
    expect(verbs('child', 'suspended')).toEqual(['resume', 'retire']);
    expect(verbs('child', 'retired')).toEqual([]);
  });

  it('is never to give up the link to the parent', () => {
    expect(verbs('parent', 'active')).toEqual(['suspend']);
    expect(verbs('parent', 'suspended')).toEqual(['resume']);
  });

  it('always asks for a reason and says in both languages what will follow', () => {
    const acts = [...linkActions(link('child', 'active')), ...linkActions(link('child', 'suspended'))];
    for (const { fields, consequence } of [...acts, ...keySpecs, recoverSpec([])]) {
      expect(fields.at(-1)).toMatchObject({ name: 'reason', isRequired: true, minLength: 2 });
      expect(consequence?.zh).toMatch(/。$/);
      expect(consequence?.en).toMatch(/\.$/);
    }
  });

  it('offers to recover without neighbours whose links are still kept', () => {
    const [without] = recoverSpec([link('child', 'down'), link('child', 'retired')]).fields;
    expect(without?.choices).toEqual([{ value: 'x610303', label: '金台区政协（x610303）' }]);
  });
});
