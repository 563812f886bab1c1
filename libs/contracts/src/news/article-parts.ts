import {
  IsBase64,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { articleLimits, articleLinkKinds, type ArticleLinkKind } from './vocabulary.js';

/** A picture of at most 120 kB (JPEG, PNG or WebP), travelling with the article. */
export class ArticleCover {
  @IsBase64()
  @MaxLength(Math.ceil(articleLimits.coverBytes / 3) * 4)
  base64!: string;

  /** What it shows, for those who do not see it. */
  @IsString()
  @MinLength(2)
  @MaxLength(100)
  alt!: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  credit?: string;
}

/** A file of the source office, by the id that its upload gave. */
export class ArticleAttachment {
  @Matches(/^[0-9a-f]{64}$/)
  id!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(120)
  name!: string;

  @IsString()
  @MaxLength(100)
  type!: string;

  /** Bytes. */
  @IsInt()
  @Min(1)
  @Max(20 * 1024 * 1024)
  size!: number;
}

/** An attachment as readers find it. */
export class ArticleAttachmentView extends ArticleAttachment {
  /**
   * `available`: this office has the file; `underway`: it still comes from the source. Absent where this office does not get it: the
   * source keeps it.
   */
  state?: 'available' | 'underway';
}

export class ArticleLink {
  @IsIn(articleLinkKinds)
  kind!: ArticleLinkKind;

  @IsUUID()
  id!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(100)
  title!: string;
}
