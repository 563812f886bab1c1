import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { ApplyOutcome, ReceivedEvent, Scope } from '@qsl/contracts';
import { isInScope, OfficeDirectory } from '@qsl/service-kit';
import { EventIntake, NotEntitled, notEntitled, NotYet, unsupportedType } from '@qsl/trace';
import { lockArticle } from '../article/article-desk.js';
import { Article } from '../article/article.entity.js';
import { articleEvents } from './event-types.js';
import { ReceivedArticle } from './received-article.js';

/** Takes in what offices above publish, and what this office had published before it was restored from a backup. */
@Injectable()
export class ArticleIntake {
  private readonly logger = new Logger(ArticleIntake.name);

  constructor(
    private readonly intake: EventIntake,
    private readonly offices: OfficeDirectory,
    private readonly received: ReceivedArticle,
  ) {}

  /**
   * Applies an event once. What its author was not entitled to has no effect.
   * @throws DomainError `invalid` where it is not what offices agreed on.
   */
  async apply(event: ReceivedEvent): Promise<ApplyOutcome> {
    if (!this.mayPublishHere(event)) return this.ignore(event);
    return this.intake.applyOnce(articleEvents, event, (em, read, kind) => this.take(em, read, kind));
  }

  /** Only the office whose article it is tells of it: the first on the route, and this one or one above. */
  private mayPublishHere({ author, route }: ReceivedEvent): boolean {
    const isSource = route.split('.')[0] === author;
    return isSource && (author === this.offices.self.iid || this.offices.isAncestor(author));
  }

  private ignore({ id, author, type, rootCaseId }: ReceivedEvent): ApplyOutcome {
    this.logger.warn(`event ${id} (${type}) about article ${rootCaseId} is void: ${author} is not entitled to it`);
    return { result: 'void', reason: notEntitled };
  }

  private async take(em: EntityManager, event: ReceivedEvent, kind: string): Promise<false> {
    const known = await lockArticle(em, event.rootCaseId);
    if (known && known.source !== event.author) throw new NotEntitled();
    const article = known ?? this.newArticle(event);
    switch (kind) {
      case 'article.published': {
        const data = articleEvents.read(kind, event.data);
        if (this.isNext(article, data)) await this.received.publish(em, article, { data, blobs: event.blobs });
        return false;
      }
      case 'article.corrected': {
        const data = articleEvents.read(kind, event.data);
        if (this.isNext(article, data)) this.received.correct(em, article, data);
        return false;
      }
      case 'article.retracted': {
        const data = articleEvents.read(kind, event.data);
        if (this.isNext(article, data)) await this.received.retract(em, article, data);
        return false;
      }
      default:
        throw unsupportedType(event.type);
    }
  }

  /**
   * Whether an event tells of something new for this office.
   * @throws NotYet where what comes before it has not come.
   */
  private isNext({ source, revision }: Article, data: { revision: number; scope: Scope }): boolean {
    if (!isInScope(data.scope, source, this.offices) || data.revision <= revision) return false;
    if (data.revision > revision + 1) throw new NotYet();
    return true;
  }

  private newArticle({ rootCaseId: id, author: source }: ReceivedEvent): Article {
    return Object.assign(new Article(), { id, source, isOwn: source === this.offices.self.iid });
  }
}
