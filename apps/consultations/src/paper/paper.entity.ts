import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { randomUUIDv7 } from 'node:crypto';

/** A background paper (背景材料). */
@Entity({ tableName: 'paper' })
export class Paper {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Index()
  @Property({ type: 'uuid' })
  consultationId!: string;

  @Property({ type: 'string', length: 100 })
  title!: string;

  @Property({ type: 'text' })
  text!: string;
}
