/**
 * A whole number that JSON carries exactly.
 * @asType integer
 * @minimum 0
 * @maximum 9007199254740991
 */
export type Count = number;

/**
 * Number of an epoch, or of an event or card in its log.
 * @asType integer
 * @minimum 0
 * @maximum 2000000000
 */
export type Ordinal = number;

export const highestOrdinal = 2_000_000_000;

export const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Hex SHA-256.
 * @pattern ^[0-9a-f]{64}$
 */
export type Hex256 = string;

/**
 * Instance id of an office.
 * @pattern ^[a-z]\d{6}$
 */
export type InstanceId = string;

/**
 * UUID of an event.
 * @pattern ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$
 */
export type EventId = string;

/**
 * RFC 3339 in UTC.
 * @pattern ^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$
 */
export type Moment = string;
