const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const median = (numbers) =>
  at(
    [...numbers].sort((a, b) => a - b),
    0.5,
  );
const bar = 1.2;

/** The median over rounds of one quantile, in whole milliseconds. */
export const medianOf = (rounds, share) => Math.round(median(rounds.map((latencies) => at(latencies, share))));

const columns = [
  ['flood', 32],
  ['p50 ÷ quiet', 13],
  ['p99 ÷ quiet', 13],
  ['same CPU burnt', 16],
  ['p99 ÷ burnt', 13],
  ['relay CPU', 11],
  ['in quiet', 10],
  ['said/s', 9],
  ['answered', 10],
  ['refused', 9],
  ['dropped', 9],
];
const line = (cells) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(columns[0][1]) : cell.padStart(columns[index][1]))).join('');

export const headline = line(columns.map(([name]) => name));

/** One kind of flood: every round of it beside a quiet one and one in which the same processor time was burnt to no end. */
export class Row {
  rounds = [];

  constructor(kind) {
    this.kind = kind;
  }

  add(round) {
    this.rounds.push(round);
  }

  ratio(one, other, share) {
    return median(this.rounds.map((round) => at(round[one].latencies, share) / at(round[other].latencies, share)));
  }

  text() {
    const sum = (name) => this.rounds.reduce((total, { flood }) => total + flood.counts[name], 0);
    const share = (name) => `${Math.round(100 * median(this.rounds.map((round) => round[name].relayShare)))} %`;
    const [sent, answered, refused] = ['sent', 'answered', 'refused'].map(sum);
    const perSecond = sent / this.rounds.reduce((total, { flood }) => total + flood.seconds, 0);
    const overBurnt = this.ratio('flood', 'burnt', 0.99);
    const cells = [
      this.ratio('flood', 'quiet', 0.5).toFixed(2),
      this.ratio('flood', 'quiet', 0.99).toFixed(2),
      this.ratio('burnt', 'quiet', 0.99).toFixed(2),
      overBurnt.toFixed(2),
      share('flood'),
      share('quiet'),
      Math.round(perSecond),
      answered,
      refused,
      Math.max(0, sent - answered - refused),
    ].map(String);
    return `${line([this.kind, ...cells])}${overBurnt > bar ? '  BEYOND' : ''}`;
  }
}
