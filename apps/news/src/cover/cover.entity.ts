import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The picture of an article, apart from it, since lists never need it. */
@Entity({ tableName: 'article_cover' })
export class Cover {
  @PrimaryKey({ type: 'uuid' })
  articleId!: string;

  @Property({ type: 'blob' })
  bytes!: Buffer;
}
