import type { FieldFault } from '@qsl/contracts';

/** The gateway's answer where it refused or failed (RFC 9457), or its silence (`status` 0). */
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

  /** Somebody was faster. */
  get isConflict(): boolean {
    return this.status === 409;
  }

  /** The request may or may not have been carried out: sending it again with the same key is safe. */
  get isUncertain(): boolean {
    return this.status === 0 || this.status === 503 || this.status === 504;
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

/** Any error as a problem that can be shown. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const isSlow = error instanceof DOMException && error.name === 'TimeoutError';
  return new ApiProblem(0, isSlow ? '服务未在规定时间内应答，请重试。' : '网络连接中断，请检查网络后重试。');
}
