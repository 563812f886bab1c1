import { Type } from 'class-transformer';
import {
  IsIn,
  IsISO8601,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { rpc } from '../kernel/rpc.js';
import type { PublicClass } from '../casework/vocabulary.js';

/** What people can look for. */
export const searchKinds = ['suggestion', 'topic', 'consultation', 'article'] as const;
export type SearchKind = (typeof searchKinds)[number];

export const searchServices = {
  suggestion: 'suggestions',
  topic: 'topics',
  consultation: 'consultations',
  article: 'news',
} as const satisfies Record<SearchKind, string>;

/** How well something fits: its code was asked for, the words stand in its title, or in its text. */
export const hitRanks = { code: 3, title: 2, text: 1 } as const;

/** Where a hit stands: best rank first, newest first. */
export class HitPlace {
  @IsInt()
  @Min(1)
  @Max(3)
  rank!: number;

  @IsISO8601()
  at!: string;

  @IsUUID()
  id!: string;
}

export class FindHits {
  /** Words; Chinese by character pairs, all of them must occur. Or a code. */
  @IsString()
  @Length(1, 50)
  q!: string;

  @IsInt()
  @Min(1)
  @Max(101)
  limit!: number;

  @IsOptional()
  @ValidateNested()
  @Type(() => HitPlace)
  after?: HitPlace;
}

/** Something public that was found. */
export class SearchHit extends HitPlace {
  kind!: SearchKind;
  code!: string | null;
  title!: string;
  /** Some eighty characters around the first word. */
  excerpt!: string;
  publicClass!: PublicClass;
  /** Office where it came from. */
  officeName!: string;
}

export class Hits {
  items!: SearchHit[];
}

export class Search {
  @IsString()
  @Length(1, 50)
  q!: string;

  @IsOptional()
  @IsIn(searchKinds)
  kind?: SearchKind;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

export class SearchPage {
  items!: SearchHit[];
  nextCursor!: string | null;
  /** Kinds that could not be searched just now. */
  missing!: SearchKind[];
}

/** Every service that keeps something public answers on its own subject: what is public and fits, best first. */
export const findHits = (service: (typeof searchServices)[SearchKind]) => rpc(`${service}.search.find`, FindHits, Hits);
