import { Injectable } from '@nestjs/common';
import type { Tier } from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import { TopicsConfig } from './topics.config.js';

const defaultThresholds: Readonly<Record<Tier, number>> = { county: 30, city: 100, province: 300 };

/** What topics that are written here take from this office. */
@Injectable()
export class HomeOffice {
  readonly iid: string;
  readonly areaCode: string;
  /** Supports that a topic needs here. */
  readonly threshold: number;

  constructor({ self }: OfficeDirectory, config: TopicsConfig) {
    this.iid = self.iid;
    this.areaCode = self.areaCode;
    this.threshold = config.topicSupportThreshold ?? defaultThresholds[self.tier];
  }
}
