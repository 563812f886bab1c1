import type { ConsultationRow } from '@qsl/contracts';

export interface ConsultationFilters {
  state: string;
  q: string;
}

export interface ConsultationsData {
  filters: ConsultationFilters;
  /** Under way, about to begin, over; one group alone where the visitor filters. */
  groups: { title: string; empty: string; items: ConsultationRow[] }[];
  nextHref: string | null;
}
