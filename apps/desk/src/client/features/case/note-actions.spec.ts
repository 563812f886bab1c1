import { noteActions } from './note-actions.js';

const province = { iid: 'p610000', name: '陕西省政协', hasKey: true };
const county = { iid: 'x610303', name: '金台区政协', hasKey: false };

describe('sending a sealed note', () => {
  it('offers the offices of the route that have a sealing key', () => {
    const [spec] = noteActions([province, county]);
    expect(spec?.fields[0]?.choices).toEqual([{ value: 'p610000', label: '陕西省政协' }]);
  });

  it('is not offered where nothing can be sealed to anybody', () => {
    expect(noteActions([])).toEqual([]);
    expect(noteActions([county])).toEqual([]);
  });
});
