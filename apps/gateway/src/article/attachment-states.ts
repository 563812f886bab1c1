import { Injectable } from '@nestjs/common';
import type { ArticleView } from '@qsl/contracts';
import { FileStore } from '../file/file-store.js';

/** What an article says of its attachments, and what this office has of them. */
@Injectable()
export class AttachmentStates {
  constructor(private readonly files: FileStore) {}

  async of(article: ArticleView): Promise<ArticleView> {
    const attachments = await Promise.all(
      article.attachments.map(async (file) =>
        (await this.files.has(file.id)) ? { ...file, state: 'available' as const } : file,
      ),
    );
    return { ...article, attachments };
  }
}
