import { DomainError, type ReceivedEvent } from '@qsl/contracts';
import type { ClassConstructor } from 'class-transformer';
import { readPayload } from './event-payload.js';

type Said = Record<string, unknown>;

/** The payload of an earlier major version, and what it is in the next one. */
export interface Upcaster {
  data: ClassConstructor<object>;
  /** Pure: the same for the same payload, wherever and whenever it is read. */
  up: (said: object) => object;
}

/** How one kind of event is read. */
export interface EventReading<T extends object = object> {
  /** Payload of the present major version. */
  data: ClassConstructor<T>;
  /** Payloads of all earlier majors, from 1; the present one is the next after them. */
  earlier?: readonly Upcaster[];
}

type Readings = Readonly<Record<string, EventReading>>;
type PayloadOf<R> = R extends EventReading<infer T> ? T : never;

/** Declares what a payload of an earlier major version was and what it is in the next one. */
export const earlier = <T extends object>(data: ClassConstructor<T>, up: (said: T) => object): Upcaster => ({
  data,
  up: (said) => up(said as T),
});

/**
 * The events of one kind of matter that a service can read, each in all versions that there ever were. An office knows only the present
 * version of a payload: what another office wrote in an earlier one is raised to it, in memory; its signed bytes stay as they are.
 */
export class EventTypes<R extends Readings> {
  /**
   * @param readings by kind, `case.filed`.
   * @param others kinds that a later version may add and of which this one understands as much as `data` says.
   */
  constructor(
    private readonly readings: R,
    private readonly others?: { kinds: RegExp; data: ClassConstructor<object> },
  ) {}

  /**
   * The kind of an event, and the event as it would be in the present version.
   * @throws DomainError `event.unsupported_type`, or `event.malformed` where an earlier version's payload is not what it was.
   */
  open<E extends Pick<ReceivedEvent, 'type' | 'data'>>(event: E): { kind: string; event: E } {
    const [, kind = '', major = '0'] = /^qsl\.([a-z_]+\.[a-z_]+)\.v([1-9]\d{0,3})$/.exec(event.type) ?? [];
    const steps = this.earlierOf(kind);
    if (steps === null || Number(major) === 0 || Number(major) > steps.length + 1) throw unsupportedType(event.type);
    const due = steps.slice(Number(major) - 1);
    if (due.length === 0) return { kind, event };
    const data = due.reduce<Said>((said, { data: before, up }) => ({ ...up(readPayload(before, said)) }), event.data);
    return { kind, event: { ...event, type: `qsl.${kind}.v${steps.length + 1}`, data } };
  }

  /** Reads a payload that `open` gave. @throws DomainError `event.malformed` where it is not what offices agreed on. */
  read<K extends keyof R & string>(kind: K, data: Said): PayloadOf<R[K]> {
    return readPayload(this.dataOf(kind), data) as PayloadOf<R[K]>;
  }

  /** Every type that can be read, with the class of its payload. */
  get all(): { type: string; data: ClassConstructor<object> }[] {
    return Object.entries(this.readings).flatMap(([kind, { data, earlier: before = [] }]) =>
      [...before.map((step) => step.data), data].map((one, index) => ({
        type: `qsl.${kind}.v${index + 1}`,
        data: one,
      })),
    );
  }

  private earlierOf(kind: string): readonly Upcaster[] | null {
    const known = this.readingOf(kind);
    if (known) return known.earlier ?? [];
    return this.others?.kinds.test(kind) ? [] : null;
  }

  private dataOf(kind: string): ClassConstructor<object> {
    const data = this.readingOf(kind)?.data ?? this.others?.data;
    if (!data) throw unsupportedType(kind);
    return data;
  }

  private readingOf(kind: string): EventReading | undefined {
    return Object.hasOwn(this.readings, kind) ? this.readings[kind] : undefined;
  }
}

/** `case.filed` of `qsl.case.filed.v1`. */
export const kindOf = (type: string): string => type.split('.').slice(1, -1).join('.');

/** The relay keeps such an event and offers it again after an upgrade. */
export function unsupportedType(type: string): DomainError {
  return new DomainError('invalid', 'event.unsupported_type', {
    zh: `不支持的事件类型：${type}。`,
    en: `Events of type ${type} are not supported.`,
  });
}
