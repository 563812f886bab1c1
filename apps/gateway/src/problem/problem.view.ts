/** One broken rule of one field. */
export class ProblemFault {
  /** Path in the request body, name of a query parameter, or name of a header. */
  field!: string;
  /** Stable name of the rule, for example `maxLength`. */
  rule!: string;
  message!: string;
}

/** A failed request, by RFC 9457. */
export class ProblemView {
  /** `urn:qsl:problem:` and a stable dotted reason such as `case.version_conflict`. */
  type!: string;
  /** What the status means. */
  title!: string;
  status!: number;
  /** What went wrong this time, for people. */
  detail!: string;
  /** Path of the request. */
  instance!: string;
  requestId!: string;
  errors?: ProblemFault[];
  /** With 409 where somebody was faster: the version to read and decide on again. */
  currentVersion?: number;
}
