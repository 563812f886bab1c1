import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { fileSenders, type Acknowledgement, type Actor, type ArticleAttachment, type FileAccess } from '@qsl/contracts';
import { Article } from '../article/article.entity.js';
import { isOfNewsroom } from '../article/article.policy.js';
import { isShown } from '../article/article.queries.js';
import { fileNotFound, noSender, notYourFile } from './file.errors.js';
import { Upload } from './upload.entity.js';

const attachedTo = (fileId: string) => ({ attachments: { $contains: [{ id: fileId }] } }) as object;

/** Who may have which file: it follows from the articles that it is attached to, and before that from who sent it. */
@Injectable()
export class Files {
  constructor(private readonly em: EntityManager) {}

  /** @throws DomainError `forbidden` for those who send no files. */
  async recordUpload({ personId, roles }: Actor, fileId: string): Promise<Acknowledgement> {
    if (personId === null || !roles.some((role) => fileSenders.includes(role))) throw noSender();
    await this.em.execute('insert into upload (file_id, person_id) values (?, ?) on conflict do nothing', [
      fileId,
      personId,
    ]);
    return { ok: true };
  }

  /** @throws DomainError `notFound`, also where the caller may not have it. */
  async access(actor: Actor, fileId: string): Promise<FileAccess> {
    const access = await this.find(actor, fileId);
    if (access === null) throw fileNotFound();
    return access;
  }

  /**
   * Who attaches a file makes it everybody's in the end, so they must be among those who may have it; what is attached already stays.
   * @throws DomainError `invalid`
   */
  async requireAttachable(actor: Actor, article: Article, files: readonly ArticleAttachment[]): Promise<void> {
    const before = new Set(article.attachments.map(({ id }) => id));
    for (const [index, { id }] of files.entries()) {
      if (!before.has(id) && (await this.find(actor, id)) === null) throw notYourFile(index);
    }
  }

  private async find(actor: Actor, fileId: string): Promise<FileAccess | null> {
    if (await this.isAttached({ $and: [attachedTo(fileId), isShown] })) return { isPublic: true };
    const isTheirs = (await this.isForNewsroom(actor, fileId)) || (await this.isSentBy(actor, fileId));
    return isTheirs ? { isPublic: false } : null;
  }

  private async isForNewsroom(actor: Actor, fileId: string): Promise<boolean> {
    return isOfNewsroom(actor) && this.isAttached(attachedTo(fileId));
  }

  private async isAttached(where: object): Promise<boolean> {
    return (await this.em.findOne(Article, where, { fields: ['id'] })) !== null;
  }

  private async isSentBy({ personId }: Actor, fileId: string): Promise<boolean> {
    return personId !== null && (await this.em.count(Upload, { fileId, personId })) > 0;
  }
}
