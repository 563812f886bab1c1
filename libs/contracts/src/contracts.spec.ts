import * as contracts from './index.js';
import type { Rpc } from './kernel/rpc.js';

const isRpc = (value: unknown): value is Rpc<object, object> =>
  typeof value === 'object' && value !== null && 'subject' in value && 'request' in value && 'view' in value;
const all = Object.values<unknown>(contracts).filter(isRpc);

describe('contracts', () => {
  it('are there to be checked', () => {
    expect(all.length).toBeGreaterThan(30);
  });

  it('have subjects of their own: none twice, none with wildcards', () => {
    const subjects = all.map((contract) => contract.subject);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects.filter((subject) => /[*>\s]/.test(subject))).toEqual([]);
  });

  it.each(all.map((contract) => [contract.subject]))('name service, aggregate and verb: %s', (subject) => {
    expect(subject).toMatch(/^(identity|suggestions|topics|consultations|news|notices|relay)\.[a-z]+\.[a-z_]+$/);
  });
});
