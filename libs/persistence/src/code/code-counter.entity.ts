import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The last number that was given under a prefix. */
@Entity({ tableName: 'code_counter' })
export class CodeCounter {
  @PrimaryKey({ type: 'string', length: 60 })
  prefix!: string;

  @Property({ type: 'integer' })
  last!: number;
}
