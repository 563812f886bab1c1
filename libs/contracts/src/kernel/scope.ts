import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, Matches, ValidateIf } from 'class-validator';

/** How far an office publishes: to its own people, to the offices directly below, to all below, or to some of those below. */
export const scopeKinds = ['own', 'children', 'all', 'selected'] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** Offices in whose portals something of this office's appears, besides its own. */
export class Scope {
  @IsIn(scopeKinds)
  kind!: ScopeKind;

  /** Instance ids below this office; with `selected` only. */
  @ValidateIf(({ kind }: Scope) => kind === 'selected')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(400)
  @ArrayUnique()
  @Matches(/^[a-z]\d{6}$/, { each: true })
  offices?: string[];
}
