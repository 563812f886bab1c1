const marks = { pass: 'ok    ', fail: 'FAILED', skip: '-     ' };

/** What the kit says, for people or, one JSON object a line, for programs. */
export class Report {
  rows = [];

  constructor(isJson) {
    this.isJson = isJson;
  }

  say(kind, facts, text) {
    process.stdout.write(`${this.isJson ? JSON.stringify({ [kind]: facts }) : text}\n`);
  }

  give(facts) {
    const lines = Object.entries(facts).map(([name, value]) => `  ${name.padEnd(12)} ${value}`);
    this.say('give', facts, `The foreign office must be given:\n${lines.join('\n')}\nWaiting for it …`);
  }

  please(wish) {
    const { events = 1, bytes = 0, isOneMatter } = wish;
    const size = bytes > 1_000 ? ` of about ${Math.round(bytes / 1_024)} KB of data` : '';
    const matters = isOneMatter ? ' in one matter' : '';
    this.say(
      'please',
      wish,
      `Please let the foreign office submit ${events} event(s)${size}${matters} to its parent …`,
    );
  }

  result(row) {
    this.rows.push(row);
    const { check, section, outcome, seen } = row;
    this.say('result', row, `${marks[outcome]} ${`§${section}`.padEnd(4)} ${check.padEnd(24)} ${seen}`);
  }

  /** True where nothing failed. */
  sum() {
    const count = (which) => this.rows.filter(({ outcome }) => outcome === which).length;
    const summary = { passed: count('pass'), failed: count('fail'), skipped: count('skip') };
    const { passed, failed, skipped } = summary;
    this.say('summary', summary, `\n${passed} passed, ${failed} failed, ${skipped} not run`);
    return failed === 0;
  }
}
