import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Migration } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import type { FindHits } from '@qsl/contracts';
import { defineDatabase, findHitsIn, foundBy, ormOptions, Searchable } from '@qsl/persistence';
import { freshDatabase, type FreshDatabase } from '../src/index.js';

@Entity({ tableName: 'paper' })
class Paper extends Searchable {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'string', length: 40 })
  code!: string;

  @Property({ type: 'datetime' })
  filedAt!: Date;

  @Property({ type: 'boolean' })
  isPublic!: boolean;

  static of(facts: { n: number; title: string; text: string; minute: number; isPublic?: boolean }): Paper {
    const { n, title, text, minute, isPublic = true } = facts;
    const paper = Object.assign(new Paper(), {
      id: `019abcde-0000-7000-8000-00000000000${n}`,
      code: `QSL-610303-2026-0000${n}`,
      filedAt: new Date(Date.UTC(2026, 10, 25, 8, minute, 0, 123)),
      isPublic,
    });
    paper.indexWords(title, text);
    return paper;
  }
}

class PaperTables extends Migration {
  override up(): void {
    this.addSql(
      `create table paper (id uuid primary key, code varchar(40), filed_at timestamptz, is_public boolean, search_text text, search_tokens tsvector)`,
    );
    this.addSql(`create index on paper using gin (search_tokens)`);
  }
}

const definition = defineDatabase({
  name: 'papers',
  entities: [Paper],
  migrations: [{ name: 'paper', class: PaperTables }],
});

describe('hits', () => {
  let database: FreshDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await freshDatabase(definition);
    orm = await MikroORM.init(ormOptions(definition, database.url));
    const em = orm.em.fork();
    em.persist([
      Paper.of({ n: 1, title: '滤芯更换 公示', text: '机身公示', minute: 1 }),
      Paper.of({ n: 2, title: '直饮水机', text: '滤芯没有公示；另见 QSL-610303-2026-00004。', minute: 9 }),
      Paper.of({ n: 3, title: '公示滤芯', text: '', minute: 3 }),
      Paper.of({ n: 4, title: '公交班次', text: '100% 准点', minute: 4 }),
      Paper.of({ n: 5, title: '滤芯公示', text: '', minute: 5, isPublic: false }),
      Paper.of({ n: 6, title: '公示滤芯二', text: '', minute: 3 }),
    ]);
    await em.flush();
  });

  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  const find = async (query: FindHits): Promise<[string, number][]> => {
    const source = { entity: Paper, isPublic: { isPublic: true }, at: 'filed_at', hasCode: true };
    const hits = await findHitsIn(orm.em.fork(), source, query);
    return hits.map(({ item, rank }) => [item.id.slice(-1), rank]);
  };

  it('come best first, then newest first, and only of what is public', async () => {
    expect(await find({ q: '滤芯 公示', limit: 10 })).toEqual([
      ['6', 2],
      ['3', 2],
      ['1', 2],
      ['2', 1],
    ]);
    expect(await find({ q: '公示滤芯', limit: 10 })).toEqual([
      ['6', 2],
      ['3', 2],
    ]);
    expect(await find({ q: '%', limit: 10 })).toEqual([['4', 1]]);
    expect(await find({ q: '航空', limit: 10 })).toEqual([]);
  });

  it('put the code that was asked for before the texts that name it', async () => {
    expect(await find({ q: ' qsl-610303-2026-00004 ', limit: 10 })).toEqual([
      ['4', 3],
      ['2', 1],
    ]);
  });

  it('go on after any of them without gaps and repeats', async () => {
    for (const q of ['滤芯 公示', 'QSL-610303-2026-00004', '公']) {
      const em = orm.em.fork();
      const source = { entity: Paper, isPublic: { isPublic: true }, at: 'filed_at', hasCode: true };
      const all = await find({ q, limit: 10 });
      const walked: [string, number][] = [];
      let after: FindHits['after'];
      for (;;) {
        const [hit] = await findHitsIn(em, source, { q, limit: 1, ...(after && { after }) });
        if (!hit) break;
        walked.push([hit.item.id.slice(-1), hit.rank]);
        after = { rank: hit.rank, at: hit.item.filedAt.toISOString(), id: hit.item.id };
      }
      expect(walked).toEqual(all);
      expect(all.length).toBeGreaterThan(1);
    }
  });

  it('are what a list finds by the same words', async () => {
    const rows = await orm.em.fork().find(Paper, foundBy('滤芯 公示'), { orderBy: { id: 'asc' } });
    expect(rows.map(({ id }) => id.slice(-1))).toEqual(['1', '2', '3', '5', '6']);
  });

  it('follow words that change in a transaction inside another, as commands do that are done once', async () => {
    const id = '019abcde-0000-7000-8000-000000000007';
    const paper = Paper.of({ n: 7, title: '共享单车', text: '乱停放', minute: 7 });
    await orm.em.fork().persist(paper).flush();
    await orm.em.fork().transactional(async (outer) => {
      await outer.transactional(async (em) => {
        (await em.findOneOrFail(Paper, { id })).indexWords('共享单车', '划线停放');
      });
      await outer.findOneOrFail(Paper, { id }, { refresh: true });
    });
    expect(await find({ q: '划线', limit: 10 })).toEqual([['7', 1]]);
    expect(await find({ q: '乱停', limit: 10 })).toEqual([]);
  });
});
