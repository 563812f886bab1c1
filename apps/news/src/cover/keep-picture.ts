import type { EntityManager } from '@mikro-orm/postgresql';
import type { Article } from '../article/article.entity.js';
import { Cover } from './cover.entity.js';
import type { Picture } from './read-picture.js';

/** Gives an article a picture, in the caller's transaction; one that it had goes. */
export async function keepPicture(em: EntityManager, article: Article, { facts, bytes }: Picture): Promise<void> {
  article.cover = facts;
  await em.upsert(Cover, { articleId: article.id, bytes });
}

export async function removePicture(em: EntityManager, article: Article): Promise<void> {
  article.cover = null;
  await em.nativeDelete(Cover, { articleId: article.id });
}
