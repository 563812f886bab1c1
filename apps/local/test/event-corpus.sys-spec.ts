import { DomainError, eventMajors, eventTypes, matterKinds, type MatterKind } from '@qsl/contracts';
import { decodeEvent, encodeEvent } from '@qsl/relay';
import { absent, fieldChanges, type FieldPath } from '@qsl/testing';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { eventCatalogue } from '../src/event-catalogue.js';

const folder = new URL('../../../docs/events/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const corpus = files.map((name) => ({ name, body: read(name) }));

const published = JSON.parse(readFileSync(new URL('../../../docs/asyncapi.json', import.meta.url), 'utf8')) as object;
const schemas = formats.default(new Ajv({ strict: false })).addSchema(published, 'link');

function meetsSchema(type: string, event: unknown): boolean {
  const validate = schemas.getSchema(`link#/components/messages/${type}/payload`);
  if (!validate) throw new Error(`The document has no message ${type}`);
  return validate(event) === true;
}

function known(kind: string): MatterKind {
  const found = matterKinds.find((one) => one === kind);
  if (!found) throw new SyntaxError(`No service reads events of ${kind}`);
  return found;
}

/** What the service makes of an event's bytes, from their first check to the payload that it works with. */
function applied(body: string): object {
  const facts = decodeEvent(body);
  const types = eventCatalogue[known(facts.matterKind)];
  const { kind, event } = types.open(facts);
  return (types as { read(kind: string, data: object): object }).read(kind, event.data);
}

describe('the golden corpus of events', () => {
  it('has a file of every type and version that a service reads, and of no other', () => {
    const all = Object.values(eventCatalogue).flatMap((types) => types.all.map(({ type }) => `${type}.json`));
    expect(files.toSorted()).toEqual(all.toSorted());
  });

  it('holds what each file was when it came', () => {
    const sums = corpus.map(({ name, body }) => `${hash('sha256', body)}  ${name}`);
    expect(read('SHA256SUMS').trim().split('\n').toSorted()).toEqual(sums.toSorted());
  });

  it.each(corpus)(
    'is read by the relay and by the service that applies it, and meets its schema: $name',
    ({ name, body }) => {
      const facts = decodeEvent(body);
      expect(`${facts.type}.json`).toBe(name);
      expect(encodeEvent(facts)).toBe(body);
      expect(applied(body)).toMatchObject({});
      expect(meetsSchema(facts.type, JSON.parse(body))).toBe(true);
    },
  );
});

const others: unknown[] = [
  absent,
  null,
  true,
  '',
  'x',
  'x'.repeat(21_000),
  -1,
  0,
  0.5,
  [],
  ['x'],
  [{}],
  {},
  '2026-11-30',
];

function isApplicable(event: object): boolean {
  try {
    applied(JSON.stringify(event));
    return true;
  } catch (error) {
    if (error instanceof DomainError || error instanceof SyntaxError) return false;
    throw error;
  }
}

/** A scope names offices where its kind is `selected`, which its schema only says in words. */
const isNeededByKind = (path: FieldPath): boolean => path.includes('scope');

describe('the published schemas of events', () => {
  it.each(corpus)('take nothing that the reader refuses, whatever stands in whichever field: $name', ({ body }) => {
    const event = JSON.parse(body) as { type: string; data: object };
    let refused = 0;
    for (const { path, other, message: data } of fieldChanges(event.data, others)) {
      const one = { ...event, data };
      if (path.length === 0 || isNeededByKind(path)) continue;
      if (!meetsSchema(event.type, one)) refused += 1;
      else expect([path, other, isApplicable(one)]).toEqual([path, other, true]);
    }
    expect(refused > 0 || Object.keys(event.data).length === 0).toBe(true);
  });
});

describe('the types of events', () => {
  it('that are written are those that are read in their present version', () => {
    for (const matter of matterKinds) {
      const present = new Map(
        eventCatalogue[matter].all
          .map(({ type }) => type.split(/\.v(?=\d+$)/))
          .map(([kind = '', major]) => [kind, major]),
      );
      const written = Object.entries(eventMajors[matter]).map(([kind, major]) => [`qsl.${kind}`, `${major}`]);
      expect([...present].toSorted()).toEqual(written.toSorted());
    }
    expect(new Set(eventTypes).size).toBe(eventTypes.length);
  });
});
