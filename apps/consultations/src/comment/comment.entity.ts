import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { CommentType, ModerationReason } from '@qsl/contracts';
import { randomUUIDv7 } from 'node:crypto';

/** What somebody at this office wrote about a consultation; it stays at this office. */
@Entity({ tableName: 'comment' })
@Index({ properties: ['consultationId', 'parentId', 'id'] })
@Index({ properties: ['rootId', 'id'] })
export class Comment {
  @PrimaryKey({ type: 'uuid' })
  id: string = randomUUIDv7();

  @Property({ type: 'uuid' })
  consultationId!: string;

  /** First of its thread; its own id where it is that. */
  @Property({ type: 'uuid' })
  rootId!: string;

  /** What it answers. */
  @Property({ type: 'uuid', nullable: true })
  parentId: string | null = null;

  @Property({ type: 'integer' })
  depth: number = 0;

  @Property({ type: 'string', length: 20 })
  type!: CommentType;

  /** Without personal data. */
  @Property({ type: 'text' })
  text!: string;

  @Property({ type: 'uuid' })
  authorId!: string;

  @Property({ type: 'string', length: 60 })
  author!: string;

  @Property({ type: 'datetime' })
  createdAt: Date = new Date();

  /** When everybody could read it; `null` where that was never so. */
  @Property({ type: 'datetime', nullable: true })
  shownAt: Date | null = null;

  @Property({ type: 'string', length: 20, nullable: true })
  hidden: ModerationReason | null = null;

  /** Of a question: its official answer, one at most. */
  @Property({ type: 'uuid', nullable: true })
  answerId: string | null = null;

  /** Shown replies in the thread, for its root. */
  @Property({ type: 'integer' })
  replyCount: number = 0;

  get isPending(): boolean {
    return this.shownAt === null && this.hidden === null;
  }
}
