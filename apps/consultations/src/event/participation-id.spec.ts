import { participationId, uuidv5 } from './participation-id.js';

describe('the id of a participation', () => {
  it('is a UUID of version 5', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    expect(uuidv5(dns, 'python.org')).toBe('886313e1-3b8a-5372-9b90-0c9aee199e5d');
  });

  it('differs by office and by consultation', () => {
    const [one, other] = ['019ab9a0-0000-7000-8000-000000000001', '019ab9a0-0000-7000-8000-000000000002'];
    const ids = [participationId(one, 'x610303'), participationId(one, 'x610302'), participationId(other, 'x610303')];
    expect(new Set(ids).size).toBe(3);
  });
});
