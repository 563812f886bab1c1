import { parseArgs } from 'node:util';
import { endAll } from '../../lib/programs.mjs';
import { takeCores } from './cores.mjs';
import { District } from './district.mjs';
import { floods } from './floods.mjs';
import { headline, quantile, Row } from './report.mjs';
import { Rounds } from './rounds.mjs';

const option = (fallback) => ({ type: 'string', default: String(fallback) });
const { values } = parseArgs({
  options: {
    rounds: option(5),
    seconds: option(4),
    rate: option(25),
    matters: option(2_000),
    kinds: option(Object.keys(floods).join(';')),
  },
});
const [count, seconds, rate, matters] = ['rounds', 'seconds', 'rate', 'matters'].map((name) => Number(values[name]));
const kinds = values.kinds.split(';').map((kind) => kind.trim());
for (const kind of kinds) if (floods[kind] === undefined) throw new Error(`no such flood: ${kind}`);

/** Each kind of flood between two quiet stretches; the one after it is the one before the next. */
async function measure(rounds) {
  const rows = kinds.map((kind) => new Row(kind));
  let before = await rounds.quiet();
  for (let round = 1; round <= count; round += 1) {
    for (const row of rows) {
      const flood = await rounds.flood(row.kind);
      const after = await rounds.quiet();
      row.add(before, flood, after);
      before = after;
      process.stdout.write(`${round}/${count} ${row.text()}\n`);
    }
  }
  return rows;
}

let district;
try {
  const { rogue: core } = takeCores();
  district = await District.open();
  const rounds = new Rounds(district, { seconds, rate, core });
  await rounds.open(matters);
  const rows = await measure(rounds);
  const verdict = await rounds.load.verdict();
  const quiet = rows.flatMap(({ quiets }) => quiets);
  process.stdout.write(`\n${headline}\n${rows.map((row) => row.text()).join('\n')}\n`);
  process.stdout.write(
    `quiet: p50 ${Math.round(quantile(quiet, 0.5))} ms, p99 ${Math.round(quantile(quiet, 0.99))} ms\n`,
  );
  const { lost, doubled, outOfOrder } = verdict;
  process.stdout.write(
    `of ${rounds.load.taken.size} events of the siblings lost ${lost}, doubled ${doubled}, out of order ${outOfOrder}\n`,
  );
  process.exitCode = lost + doubled + outOfOrder === 0 ? 0 : 1;
} finally {
  await district?.close().catch(() => undefined);
  await endAll();
}
