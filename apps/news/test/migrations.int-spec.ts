import type { DatabaseDefinition } from '@qsl/persistence';
import { schemaDrift } from '@qsl/testing';
import { newsService } from '../src/index.js';

describe('the database of the news service', () => {
  it('has what the entities say', async () => {
    await expect(schemaDrift(newsService.database as DatabaseDefinition)).resolves.toBe('');
  });
});
