import type { Count, Hex256, InstanceId } from './forms.js';

/**
 * UUID in lower case.
 * @pattern ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$
 */
export type Uuid = string;

/**
 * Instance ids joined by dots.
 * @pattern ^[a-z]\d{6}(\.[a-z]\d{6})*$
 * @maxLength 4000
 */
export type InstanceIds = string;

/** An attachment by its content. */
export interface CloudEventBlob {
  /** Of its bytes. */
  sha256: Hex256;
  /**
   * Bytes.
   * @asType integer
   * @minimum 1
   * @maximum 20971520
   */
  size: number;
  /**
   * @minLength 1
   * @maxLength 120
   */
  name: string;
  /**
   * Media type.
   * @pattern ^[\w.+-]+\/[\w.+-]+$
   * @maxLength 100
   */
  type: string;
}

/** An event as its author writes and signs it: CloudEvents 1.0 in structured JSON. */
export interface CloudEvent {
  specversion: '1.0';
  id: Uuid;
  /**
   * The author.
   * @pattern ^/i/[a-z]\d{6}$
   */
  source: string;
  /** @pattern ^qsl\.[a-z_]+\.[a-z_]+\.v\d+$ */
  type: string;
  /**
   * Kind of matter and its id.
   * @pattern ^[a-z_]+/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$
   */
  subject: string;
  /**
   * RFC 3339, informative.
   * @pattern ^\d{4}-\d\d-\d\dT
   */
  time: string;
  datacontenttype?: 'application/json';
  /** The first of the route. */
  origin?: InstanceId;
  /** The matter's id, as in `subject`. */
  rootcaseid: Uuid;
  transferid?: Uuid;
  /** Everyone who receives it, the offices between included. */
  route: InstanceIds;
  /**
   * The author's number for this matter, without gaps.
   * @asType integer
   * @minimum 1
   */
  iseq: Count;
  /** Of the last event of this matter that the author had authored or applied; absent at its beginning. */
  prev?: Hex256;
  /**
   * `open`, `internal` or `sealed`.
   * @pattern ^[a-z_]{1,20}$
   */
  class?: string;
  /** Offices that the data is sealed to; then it is a JWE. */
  to?: InstanceIds;
  /**
   * @minItems 1
   * @maxItems 20
   */
  blobs?: CloudEventBlob[];
  /**
   * W3C trace context of its creation; one of another form is ignored.
   * @pattern ^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$
   */
  traceparent?: string;
  /** Payload, at most 256 KB. */
  data: object;
}
