import type { DatabaseDefinition } from '@qsl/persistence';
import { schemaDrift } from '@qsl/testing';
import { topicsService } from '../src/index.js';

it('has exactly the tables that its entities need', async () => {
  expect(await schemaDrift(topicsService.database as DatabaseDefinition)).toBe('');
});
