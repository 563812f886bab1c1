// Adds to the golden corpus, of every type that has no file in it yet, the event that says most. See docs/events/README.md.
import { eventCatalogue } from '@qsl/local/event-catalogue';
import { encodeEvent } from '@qsl/relay';
import { hash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../../../docs/events/', import.meta.url);
const mostCharacters = 16_384;

const [recorded = ''] = process.argv.slice(2);
const events = readFileSync(recorded, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));

const lastOfMatter = new Map();

/** The bytes that the author's relay would sign. */
function bodyOf(event) {
  const { rootCaseId } = event;
  const body = encodeEvent({ ...event, prev: lastOfMatter.get(rootCaseId) ?? null });
  lastOfMatter.set(rootCaseId, hash('sha256', body));
  return { type: event.type, body };
}

const bodies = events.map(bodyOf).filter(({ body }) => body.length <= mostCharacters);
const missing = Object.values(eventCatalogue)
  .flatMap(({ all }) => all.map(({ type }) => type))
  .filter((type) => !existsSync(new URL(`${type}.json`, folder)));

for (const wanted of missing) {
  const [first] = bodies.filter(({ type }) => type === wanted).sort((a, b) => b.body.length - a.body.length);
  if (!first) {
    process.stderr.write(`No test wrote ${wanted}.\n`);
    process.exitCode = 1;
    continue;
  }
  writeFileSync(new URL(`${wanted}.json`, folder), first.body);
  appendFileSync(new URL('SHA256SUMS', folder), `${hash('sha256', first.body)}  ${wanted}.json\n`);
}
