import { MikroORM } from '@mikro-orm/postgresql';
import { ormOptions, type DatabaseDefinition } from '@qsl/persistence';
import { freshDatabase } from './fresh-database.js';

/** SQL that would still be needed to bring a freshly migrated database to what the entities say; empty where migrations and entities agree. */
export async function schemaDrift(definition: DatabaseDefinition): Promise<string> {
  const database = await freshDatabase(definition);
  const orm = await MikroORM.init(ormOptions(definition, database.url));
  try {
    return (await orm.schema.getUpdateSchemaSQL({ wrap: false })).trim();
  } finally {
    await orm.close();
    await database.drop();
  }
}
