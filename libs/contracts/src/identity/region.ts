import { IsOptional, Matches } from 'class-validator';
import { rpc } from '../kernel/rpc.js';

export class ListRegions {
  /** GB/T 2260 code of the parent; without it, the provinces. */
  @IsOptional()
  @Matches(/^\d{6}$/)
  parent?: string;
}

export class RegionView {
  code!: string;
  name!: string;
  hasChildren!: boolean;
}

export class RegionList {
  items!: RegionView[];
}

/** Divisions below a division, in code order. An unknown parent is `notFound`. */
export const listRegions = rpc('identity.region.list', ListRegions, RegionList);
