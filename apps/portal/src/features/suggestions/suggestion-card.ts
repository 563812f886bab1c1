import type { SuggestionRow } from '@qsl/contracts';
import { findRegion } from '@qsl/regions';

/** A suggestion as lists show it. */
export interface SuggestionCard extends SuggestionRow {
  areaName: string;
}

export function toSuggestionCard<Row extends SuggestionRow>(row: Row): Row & SuggestionCard {
  return { ...row, areaName: findRegion(row.areaCode)?.name ?? row.areaCode };
}
