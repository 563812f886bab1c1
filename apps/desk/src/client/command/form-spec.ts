import type { FieldFault, Message } from '@qsl/contracts';

export interface Choice {
  value: string;
  label: string;
  /** One sentence that helps to choose. */
  hint?: string;
}

/** One thing to fill in. */
export interface FieldSpec {
  /** Name in the request's body. */
  name: string;
  label: string;
  /** `choices`: any number of them, joined by commas while they are typed, sent as a list. */
  kind: 'text' | 'long' | 'choice' | 'choices' | 'date' | 'moment' | 'number';
  isRequired: boolean;
  hint?: string;
  minLength?: number;
  maxLength?: number;
  choices?: Choice[];
}

/** One action as a form: what it is called, what it does, what it asks for. */
export interface ActionSpec {
  /** As the address spells it, for example `request-supplement`. */
  verb: string;
  label: string;
  /** On the button that sends it, where that is called otherwise. */
  submitLabel?: string;
  explain: string;
  tone: 'primary' | 'plain' | 'danger';
  /** What will follow, where that has to be accepted first. */
  consequence?: Message;
  fields: FieldSpec[];
}

export type Values = Record<string, string>;

export const emptyValues = (fields: FieldSpec[]): Values => Object.fromEntries(fields.map(({ name }) => [name, '']));

/** Finds what is missing or too short before anything is sent; the server looks again. */
export function checkFields(fields: FieldSpec[], values: Values): FieldFault[] {
  return fields.flatMap((field) => {
    const fault = checkField(field, (values[field.name] ?? '').trim());
    return fault ? [{ field: field.name, ...fault }] : [];
  });
}

function checkField(field: FieldSpec, value: string): { rule: string; message: string } | null {
  if (!value) {
    const verb = ['choice', 'date', 'moment'].includes(field.kind) ? '请选择' : '请填写';
    return field.isRequired ? { rule: 'required', message: `${verb}${field.label}。` } : null;
  }
  if (field.minLength && value.length < field.minLength) {
    return { rule: 'minLength', message: `${field.label}至少 ${field.minLength} 个字。` };
  }
  return null;
}

/** The body to send: trimmed, without what was left empty; moments with their offset. */
export function toBody(fields: FieldSpec[], values: Values): Record<string, string | number | string[]> {
  return Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const value = (values[name] ?? '').trim();
      return value || kind === 'choices' ? [[name, toSent(kind, value)]] : [];
    }),
  );
}

function toSent(kind: FieldSpec['kind'], value: string): string | number | string[] {
  if (kind === 'choices') return chosenOf(value);
  if (kind === 'number') return Number(value);
  return kind === 'moment' ? toInstant(value) : value;
}

/** Of a field of `choices`. */
export const chosenOf = (value: string): string[] => value.split(',').filter((one) => one !== '');

/** Local time of Beijing, as a control gives it (`2026-12-20T09:00`), as ISO 8601 with offset. */
export const toInstant = (local: string): string => `${local.slice(0, 16)}:00+08:00`;

const beijingMs = 8 * 60 * 60 * 1000;

/** The other way round. */
export const toLocalTime = (instant: string): string =>
  new Date(new Date(instant).getTime() + beijingMs).toISOString().slice(0, 16);

/** The fault of one field: its own, or of something inside it (`reply.body` for prefix `reply`). */
export function faultOf(faults: FieldFault[], name: string): string | null {
  return faults.find(({ field }) => field === name || field.startsWith(`${name}.`))?.message ?? null;
}

/** Faults of fields that the form does not show, to be said above it. */
export function otherFaults(faults: FieldFault[], shown: string[]): FieldFault[] {
  return faults.filter(({ field }) => !shown.some((name) => field === name || field.startsWith(`${name}.`)));
}
