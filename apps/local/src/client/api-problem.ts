/** What the gateway answers where it does not do what was asked (RFC 9457). */
export interface Problem {
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

  /** Whether the same request may get another answer a little later. */
  get mayPass(): boolean {
    return this.status === 503 || this.status === 504;
  }

  get status(): number {
    return this.problem.status;
  }
}
