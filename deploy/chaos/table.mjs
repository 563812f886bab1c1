/** Width on a terminal, where a Chinese character takes two places. */
const widthOf = (text) => [...text].reduce((width, each) => width + (each.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
const padded = (text, width) => text + ' '.repeat(Math.max(0, width - widthOf(text)));
const columns = ['sent', 'lost', 'doubled', 'outOfOrder', 'forgotten'];
const heads = { sent: 'sent', lost: 'lost', doubled: 'doubled', outOfOrder: 'disorder', forgotten: 'unshared' };

/** One line a fault. `unshared`: acknowledged, and gone with its office before it had reached any other. */
export function printTable(rows) {
  const title = Math.max(...rows.map(({ fault }) => widthOf(fault.title)), 5) + 2;
  const head = columns.map((name) => heads[name].padStart(10)).join('');
  process.stdout.write(`\n${padded('', title)}${head}${'caught up'.padStart(12)}\n`);
  for (const { fault, result, skip } of rows) {
    const cells = skip
      ? `  not run: ${skip}`
      : result.error
        ? `  failed: ${result.error.message}`
        : `${columns.map((name) => String(result[name]).padStart(10)).join('')}${`${result.seconds.toFixed(1)} s`.padStart(12)}`;
    process.stdout.write(`${padded(fault.title, title)}${cells}\n`);
  }
}
