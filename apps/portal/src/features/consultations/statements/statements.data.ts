import type { ConsultationView, NextStatement, ResultsView, StatementView } from '@qsl/contracts';
import type { FormState } from '../../../site/form.js';

export const statementDeeds = {
  stated: '您的看法已提交，审核后请大家表态。',
} as const;

export interface StatementsData {
  consultation: ConsultationView;
  /** The one to vote on now, for people who may. */
  next: NextStatement | null;
  /** The one that the visitor has just voted on. */
  last: StatementView | null;
  results: ResultsView;
  items: StatementView[];
  nextHref: string | null;
  /** Whether the visitor is leafing through all of them. */
  isLeafing: boolean;
  form: FormState<'text'>;
  done: keyof typeof statementDeeds | null;
  failure: string | null;
}
