import { reportIdOf } from './report-id.js';

describe('the id of an office’s reports on a call', () => {
  it('is the UUIDv5 of its instance id in the call’s namespace', () => {
    const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
    expect(reportIdOf(dns, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('is another for another office and another call', () => {
    const [one, other] = ['019ab9a0-0000-7000-8000-000000000001', '019ab9a0-0000-7000-8000-000000000002'] as const;
    const ids = [reportIdOf(one, 'x610303'), reportIdOf(one, 'x610302'), reportIdOf(other, 'x610303')];
    expect(new Set(ids).size).toBe(3);
  });
});
