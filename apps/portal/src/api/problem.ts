import type { FieldFault } from '@qsl/contracts';

/** The gateway's answer where it refused or failed (RFC 9457), or its silence. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly faults: FieldFault[] = [],
    readonly requestId: string | null = null,
  ) {
    super(detail);
    this.name = 'ApiProblem';
  }
}

interface ProblemBody {
  title?: string;
  detail?: string;
  errors?: FieldFault[];
  requestId?: string;
}

/** Reads a refusal; whatever stands in front of the gateway may answer without a problem document. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const detail = body.detail ?? body.title ?? '服务暂时无法使用，请稍后再试。';
  return new ApiProblem(response.status, detail, body.errors ?? [], body.requestId ?? null);
}
