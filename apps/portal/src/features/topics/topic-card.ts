import type { TopicRow } from '@qsl/contracts';
import { findRegion } from '@qsl/regions';

/** A topic as lists show it. */
export interface TopicCard extends TopicRow {
  areaName: string;
}

export function toTopicCard<Row extends TopicRow>(row: Row): Row & TopicCard {
  return { ...row, areaName: findRegion(row.areaCode)?.name ?? row.areaCode };
}
