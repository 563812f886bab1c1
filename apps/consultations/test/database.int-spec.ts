import { schemaDrift } from '@qsl/testing';
import { consultationsDatabase } from '../src/consultations.database.js';

describe('the database of consultations', () => {
  it('has exactly what the entities say', async () => {
    expect(await schemaDrift(consultationsDatabase)).toBe('');
  });
});
