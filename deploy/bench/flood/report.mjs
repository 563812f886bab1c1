const bar = 1.2;
const programs = ['relay', 'postgres', 'broker'];

const columns = [
  ['flood', 32],
  ['samples', 12],
  ['p50 ÷ quiet', 13],
  ['p99 ÷ quiet', 13],
  ['p99 ms', 9],
  ...programs.map((program) => [`${program} ms/s`, 15]),
  ['said/s', 9],
  ['answered', 10],
  ['refused', 9],
  ['dropped', 9],
];
const line = (cells) =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(columns[0][1]) : cell.padStart(columns[index][1]))).join('');

export const headline = line(columns.map(([name]) => name));

/** Of all samples of these stretches together. */
export function quantile(stretches, share) {
  const sorted = stretches.flatMap(({ latencies }) => latencies).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const sum = (stretches, of) => stretches.reduce((total, stretch) => total + of(stretch), 0);
const perSecond = (stretches, of) => sum(stretches, of) / sum(stretches, ({ seconds }) => seconds);

/** One kind of flood: all rounds of it, beside the quiet stretches before and after each. */
export class Row {
  floods = [];
  quiets = [];

  constructor(kind) {
    this.kind = kind;
  }

  add(before, flood, after) {
    this.floods.push(flood);
    this.quiets.push(before, after);
  }

  text() {
    const ratio = (share) => quantile(this.floods, share) / quantile(this.quiets, share);
    const samples = [this.floods, this.quiets].map((stretches) => sum(stretches, ({ latencies }) => latencies.length));
    const used = (program) => {
      const [flood, quiet] = [this.floods, this.quiets].map((side) => perSecond(side, (one) => one.used[program]));
      return `${Math.round(quiet)} + ${Math.round(flood - quiet)}`;
    };
    const [sent, answered, refused] = ['sent', 'answered', 'refused'].map((name) =>
      sum(this.floods, ({ counts }) => counts[name]),
    );
    const cells = [
      samples.join('/'),
      ratio(0.5).toFixed(2),
      ratio(0.99).toFixed(2),
      Math.round(quantile(this.floods, 0.99)),
      ...programs.map(used),
      Math.round(perSecond(this.floods, ({ counts }) => counts.sent)),
      answered,
      refused,
      Math.max(0, sent - answered - refused),
    ].map(String);
    return `${line([this.kind, ...cells])}${ratio(0.99) > bar ? '  BEYOND' : ''}`;
  }
}
