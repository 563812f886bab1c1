import { namedId } from './named-id.js';

/** The namespace of DNS names, RFC 9562, 6.6. */
const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

describe('the id of a name', () => {
  it('is the UUIDv5 of RFC 9562, A.4', () => {
    expect(namedId(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('is another for another name and in another namespace', () => {
    const ids = [namedId(dns, '甲'), namedId(dns, '乙'), namedId('6ba7b811-9dad-11d1-80b4-00c04fd430c8', '甲')];
    expect(new Set(ids).size).toBe(3);
    expect(namedId(dns, '甲')).toBe(ids[0]);
  });
});
