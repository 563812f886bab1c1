import { EntitySchema, MikroORM } from '@mikro-orm/postgresql';
import { submitEvent } from '@qsl/contracts';
import { untraced } from '@qsl/messaging';
import { defineDatabase, ormOptions, Outbox } from '@qsl/persistence';
import { randomUUID } from 'node:crypto';

const id = { type: 'uuid', primary: true };
const matters = new EntitySchema({
  name: 'BenchMatter',
  tableName: 'bench_matter',
  properties: { id, state: { type: 'string' } },
});
const lines = new EntitySchema({
  name: 'BenchMatterLine',
  tableName: 'bench_matter_line',
  properties: { id, matterId: { type: 'uuid' }, text: { type: 'text' } },
});
const definition = defineDatabase({
  name: 'bench',
  entities: [matters, lines],
  migrations: [],
});
const tables = `
create table if not exists bench_matter (id uuid primary key, state text not null);
create table if not exists bench_matter_line (id uuid primary key, matter_id uuid not null, text text not null)`;
const text = '小区饮水机的滤芯多久更换一次？'.repeat(10);

/**
 * Commits a second of a business change as the services make it: a matter is read and changed and a line added to its record, by the
 * same ORM, with the services' outbox or without.
 */
export class OutboxCost {
  static async open(url) {
    const cost = new OutboxCost();
    cost.orm = await MikroORM.init(ormOptions(definition, url));
    cost.outbox = new Outbox(untraced);
    const em = cost.orm.em.fork();
    await em.execute(tables);
    await em.execute((await cost.orm.schema.getUpdateSchemaSQL({ wrap: false, safe: true })) || 'select 1');
    return cost;
  }

  async rate({ count, writers, hasOutbox }) {
    let left = count;
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: writers }, async () => {
        const matter = await this.begin();
        while (left > 0) {
          left -= 1;
          await this.change(matter, hasOutbox);
        }
      }),
    );
    return count / ((performance.now() - startedAt) / 1_000);
  }

  close() {
    return this.orm.close();
  }

  async begin() {
    const matter = randomUUID();
    await this.orm.em.fork().insert(matters, { id: matter, state: 'draft' });
    return matter;
  }

  change(matterId, hasOutbox) {
    return this.orm.em.fork().transactional(async (em) => {
      const matter = await em.findOneOrFail(matters, matterId);
      matter.state = randomUUID();
      em.create(lines, { id: randomUUID(), matterId, text });
      if (hasOutbox)
        this.outbox.add(em, submitEvent, { key: matterId, body: { rootCaseId: matterId, data: { text } } });
    });
  }
}
