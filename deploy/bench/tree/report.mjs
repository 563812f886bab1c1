import { arrivalFigures, deliveryFigures } from './figures.mjs';

const faults = [
  ['unequal', 'directions in which sender’s log ≠ receiver’s events'],
  ['lost', 'lost: logged, handed in or held, and not there or not applied'],
  ['foreign', 'there, and in no log, or with other bytes'],
  ['doubled', 'doubled: one number of an author, two events or effects'],
  ['disorder', 'disorder: applied out of the author’s order in a matter'],
  ['unapplied', 'parked, waiting or rejected'],
  ['unanswered', 'timeline: questions without their answer at the county'],
  ['brokenChains', 'logs with a gap or a wrong chain, or a cursor elsewhere'],
  ['brokenJournals', 'journals whose hashes do not follow'],
];

export const isKept = (verdict) => faults.every(([name]) => verdict[name] === 0);

const say = (text = '') => process.stdout.write(`${text}\n`);
const time = (ms) => (ms < 10_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1_000).toFixed(1)} s`);
const spreadOf = ({ p50, p95, max }) => [p50, p95, max].map((ms) => time(ms).padStart(10)).join('');

export async function printReport({ run, verdict, books }) {
  const { directions, authored, held, repeats } = verdict;
  say(
    `\n${directions} directions of links; ${authored} events authored, ${held} in custody; ${repeats} offered again to a service`,
  );
  for (const [name, title] of faults)
    say(`  ${title.padEnd(60)}${String(verdict[name]).padStart(8)}${verdict[name] === 0 ? '' : '  NOT KEPT'}`);
  say(`\n${''.padEnd(46)}${'p50'.padStart(10)}${'p95'.padStart(10)}${'max'.padStart(10)}`);
  for (const phase of run.phases) await printPhase(phase, books);
  if (run.week) await printWeek(run.week, books);
  const { relays, postgres, rest } = run.memory.most;
  const each = (relays / books.length).toFixed(0);
  say(
    `\nmemory at most: relays and services ${relays} MB (${each} an office), PostgreSQL ${postgres} MB, brokers and this program ${rest} MB`,
  );
}

async function printPhase(phase, books) {
  const { title, items, questions, took, cuts } = phase;
  const { upwards, roundTrips } = await deliveryFigures(books, phase);
  const rate = (questions / took).toFixed(1);
  say(
    `${title}: ${items} items, ${questions} questions in ${took.toFixed(0)} s, ${rate}/s there and back${cuts ? `, ${cuts} cuts` : ''}`,
  );
  say(`${'  county to province, until applied'.padEnd(46)}${spreadOf(upwards)}`);
  say(`${'  and the answer back at the county'.padEnd(46)}${spreadOf(roundTrips)}`);
}

async function printWeek({ items, followUps, healedAt, took }, books) {
  const arrivals = await arrivalFigures(books, healedAt);
  say(
    `after the week: ${items} items from below, ${followUps} news from above; caught up in ${took.toFixed(1)} s, answers included`,
  );
  say(`${`  ${arrivals.count} events applied, since healing`.padEnd(46)}${spreadOf(arrivals)}`);
}
