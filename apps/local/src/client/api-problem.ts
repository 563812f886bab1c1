/** What the gateway answers where it does not do what was asked (RFC 9457). */
export interface Problem {
  /** Ends with what went wrong, `case.version_conflict`. */
  type: string;
  title: string;
  status: number;
  detail?: string;
  requestId?: string;
  errors?: { field: string; rule: string; message: string }[];
  currentVersion?: number;
}

export class ApiProblem extends Error {
  constructor(
    readonly request: string,
    readonly problem: Problem,
  ) {
    const faults = (problem.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
    super([`${request}: ${problem.status}`, problem.detail ?? problem.title, ...faults].join(' '));
    this.name = 'ApiProblem';
  }

  /** Whether it says nothing of what became of the request. */
  get isUncertain(): boolean {
    return [502, 503, 504].includes(this.status);
  }

  get status(): number {
    return this.problem.status;
  }
}
