import {
  ArticleAttachment,
  articleCategories,
  ArticleCover,
  articleLimits,
  ArticleLink,
  Scope,
  type ArticleCategory,
} from '@qsl/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** What every event of an article says. */
class RevisionData {
  /** 1 for the publication, one more for each that follows. */
  @IsInt()
  @Min(1)
  revision!: number;

  /** Offices for which it is; those on the way only pass it on. */
  @IsDefined()
  @ValidateNested()
  @Type(() => Scope)
  scope!: Scope;
}

class TextData extends RevisionData {
  @IsString()
  @MaxLength(100)
  title!: string;

  @IsString()
  @MaxLength(articleLimits.summary)
  summary!: string;

  @IsString()
  @MaxLength(articleLimits.body)
  body!: string;
}

/** `article.published` */
export class PublishedData extends TextData {
  @IsIn(articleCategories)
  category!: ArticleCategory;

  @IsISO8601()
  publishedAt!: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleCover)
  cover: ArticleCover | null = null;

  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ArticleAttachment)
  attachments: ArticleAttachment[] = [];

  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ArticleLink)
  links: ArticleLink[] = [];
}

/** `article.corrected` */
export class CorrectedData extends TextData {
  @IsISO8601()
  at!: string;

  @IsString()
  @MaxLength(500)
  note!: string;
}

/** `article.retracted` */
export class RetractedData extends RevisionData {
  @IsISO8601()
  at!: string;

  @IsString()
  @MaxLength(500)
  reason!: string;
}
