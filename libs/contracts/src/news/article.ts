import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../kernel/calendar.js';
import type { OfficeView } from '../kernel/office.js';
import { DocumentView } from '../kernel/document.js';
import { PageQuery } from '../kernel/page.js';
import { Acknowledgement, rpc } from '../kernel/rpc.js';
import { Scope } from '../kernel/scope.js';
import type { PublicClass } from '../casework/vocabulary.js';
import { ArticleAttachment, ArticleCover, ArticleLink, type ArticleAttachmentView } from './article-parts.js';
import {
  articleCategories,
  articleLimits,
  articleLinkKinds,
  articleStates,
  feedFormats,
  type ArticleCategory,
  type ArticleLinkKind,
  type ArticleState,
  type FeedFormat,
} from './vocabulary.js';

export class WriteArticle {
  @IsString()
  @MinLength(4)
  @MaxLength(articleLimits.title)
  title!: string;

  @IsString()
  @MinLength(4)
  @MaxLength(articleLimits.summary)
  summary!: string;

  /** HTML; what is not allowed is taken out: headings, paragraphs, lists, quotes, tables, emphasis and links stay. */
  @IsString()
  @MinLength(10)
  @MaxLength(articleLimits.body)
  body!: string;

  @IsIn(articleCategories)
  category!: ArticleCategory;

  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleCover)
  cover?: ArticleCover;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ArticleAttachment)
  attachments?: ArticleAttachment[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ArticleLink)
  links?: ArticleLink[];

  @IsDefined()
  @ValidateNested()
  @Type(() => Scope)
  scope!: Scope;
}

export class ArticleRef {
  @IsUUID()
  id!: string;
}

export class ActOnArticle extends ArticleRef {
  @IsInt()
  @Min(1)
  expectedVersion!: number;
}

export class ReviseArticle extends WriteArticle {
  @IsUUID()
  id!: string;

  @IsInt()
  @Min(1)
  expectedVersion!: number;

  /** True takes the picture off; a new `cover` replaces it; with neither it stays. */
  @IsOptional()
  @IsBoolean()
  removeCover?: boolean;
}

export class ReturnArticle extends ActOnArticle {
  @IsString()
  @MinLength(4)
  @MaxLength(500)
  reason!: string;
}

export class ApproveArticle extends ActOnArticle {
  /** ISO 8601 with offset, when it is to appear; at once without it. */
  @IsOptional()
  @IsInstant()
  publishAt?: string;
}

export class CorrectArticle extends ActOnArticle {
  /** What was wrong and is right now; stands above the article. */
  @IsString()
  @MinLength(4)
  @MaxLength(500)
  note!: string;

  @IsOptional()
  @IsString()
  @MinLength(4)
  @MaxLength(articleLimits.title)
  title?: string;

  @IsOptional()
  @IsString()
  @MinLength(4)
  @MaxLength(articleLimits.summary)
  summary?: string;

  @IsString()
  @MinLength(10)
  @MaxLength(articleLimits.body)
  body!: string;
}

export class RetractArticle extends ActOnArticle {
  @IsString()
  @MinLength(4)
  @MaxLength(500)
  reason!: string;
}

export class SetArticleHidden extends ActOnArticle {
  @IsBoolean()
  hidden!: boolean;
}

/** Consultations, suggestions → news: something came to an outcome. Repeating it changes nothing. */
export class DraftFromOutcome {
  @IsIn(articleLinkKinds)
  kind!: ArticleLinkKind;

  @IsUUID()
  id!: string;

  @IsString()
  @MaxLength(100)
  title!: string;

  /** Public text of the outcome. */
  @IsString()
  @MaxLength(5000)
  text!: string;
}

export class ArticleRow {
  id!: string;
  title!: string;
  summary!: string;
  category!: ArticleCategory;
  state!: ArticleState;
  publicClass!: PublicClass;
  /** The office that wrote it. */
  source!: OfficeView;
  isOwn!: boolean;
  /** ISO 8601 UTC. */
  publishedAt!: string | null;
  hasCover!: boolean;
  coverAlt!: string | null;
  /** Not shown in this office's portal; for its editors. */
  isHidden!: boolean;
}

export class ArticleView extends ArticleRow {
  /** Sanitised HTML; empty where it was retracted. */
  body!: string;
  version!: number;
  coverCredit!: string | null;
  attachments!: ArticleAttachmentView[];
  links!: ArticleLink[];
  scope!: Scope;
  /** Oldest first. */
  corrections!: { at: string; note: string }[];
  retraction!: { at: string; reason: string } | null;
  /** What the caller may do now: `revise`, `submit`, `return`, `approve`, `correct`, `retract`, `hide`, `show`. */
  actions!: string[];
  /** For editors. */
  scheduledFor!: string | null;
  returned!: string | null;
  updatedAt!: string;
}

export class ArticlePage {
  items!: ArticleRow[];
  nextCursor!: string | null;
}

export class ListArticles extends PageQuery {
  @IsOptional()
  @IsIn(articleCategories)
  category?: ArticleCategory;

  /** Instance id of the source. */
  @IsOptional()
  @Matches(/^[a-z]\d{6}$/)
  source?: string;

  /** Articles about this. */
  @IsOptional()
  @IsUUID()
  linkedTo?: string;

  @IsOptional()
  @IsString()
  @Length(1, 50)
  q?: string;
}

export class ListNewsroom extends PageQuery {
  @IsOptional()
  @IsIn(articleStates)
  state?: ArticleState;
}

export class FeedRef {
  @IsIn(feedFormats)
  format!: FeedFormat;
}

export class GetFeed extends FeedRef {
  /** Absolute address of this office's portal, for the links. */
  @Matches(/^https?:\/\/[^\s/]+$/)
  @MaxLength(200)
  site!: string;
}

/** Editors write articles. */
export const writeArticle = rpc('news.article.write', WriteArticle, ArticleView);
/** Draft, or returned; by an editor. */
export const reviseArticle = rpc('news.article.revise', ReviseArticle, ArticleView);
/** Draft → review. */
export const submitArticle = rpc('news.article.submit', ActOnArticle, ArticleView);
/** Review, scheduled → draft, by somebody else than those who wrote or submitted it. */
export const returnArticle = rpc('news.article.return', ReturnArticle, ArticleView);
/** Review → scheduled or published, by somebody else than those who wrote or submitted it. */
export const approveArticle = rpc('news.article.approve', ApproveArticle, ArticleView);
/** Published, corrected → corrected; goes to every office in scope, in order. */
export const correctArticle = rpc('news.article.correct', CorrectArticle, ArticleView);
/** Published, corrected → retracted: address, title and reason stay. */
export const retractArticle = rpc('news.article.retract', RetractArticle, ArticleView);
/** An upper office's article is not shown here, or shown again; its text is never altered. */
export const setArticleHidden = rpc('news.article.set_hidden', SetArticleHidden, ArticleView);
/** From an outbox; at least once. Makes a draft for the editors. */
export const draftArticleFromOutcome = rpc('news.article.draft_from_outcome', DraftFromOutcome, Acknowledgement);
/** Published ones, newest first. */
export const listArticles = rpc('news.article.list', ListArticles, ArticlePage);
/** For editors: own ones in every state, and those of upper offices. */
export const listNewsroom = rpc('news.article.list_newsroom', ListNewsroom, ArticlePage);
export const getArticle = rpc('news.article.get', ArticleRef, ArticleView);
export const getArticleCover = rpc('news.article.cover', ArticleRef, DocumentView);
/** The newest 50 as RSS 2.0, Atom 1.0 or JSON Feed 1.1. */
export const getFeed = rpc('news.article.feed', GetFeed, DocumentView);
