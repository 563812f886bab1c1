import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { EntityManager } from '@mikro-orm/postgresql';
import { dayOf } from '../calendar/work-calendar.js';

/** The last number that an office has given to a case in a year. */
@Entity({ tableName: 'case_code_counter' })
export class CaseCodeCounter {
  @PrimaryKey({ type: 'string', length: 6 })
  areaCode!: string;

  @PrimaryKey({ type: 'integer' })
  year!: number;

  @Property({ type: 'integer' })
  last!: number;
}

/** Takes the next code `QSL-<areaCode>-<year>-<seq>`; a number is given once even to two who ask at once. */
export async function takeCaseCode(em: EntityManager, areaCode: string, now: Date): Promise<string> {
  const year = Number(dayOf(now).slice(0, 4));
  const [counter] = await em.execute<{ last: number }[]>(
    `insert into case_code_counter (area_code, year, last) values (?, ?, 1)
     on conflict (area_code, year) do update set last = case_code_counter.last + 1 returning last`,
    [areaCode, year],
  );
  if (!counter) throw new Error('A counter that was just written returns its row');
  return `QSL-${areaCode}-${year}-${String(counter.last).padStart(5, '0')}`;
}

/** Keeps a code that was given before this office was restored from a backup from being given again. */
export async function keepCaseCode(em: EntityManager, code: string): Promise<void> {
  const [, areaCode, year, last] = code.split('-');
  await em.execute(
    `insert into case_code_counter (area_code, year, last) values (?, ?, ?)
     on conflict (area_code, year) do update set last = greatest(case_code_counter.last, excluded.last)`,
    [areaCode, Number(year), Number(last)],
  );
}
