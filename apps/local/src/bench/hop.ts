import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficeClients } from '../demo/stage.js';
import { LocalFolder } from '../local-folder.js';
import { offices } from '../offices.js';
import { Processes } from '../process/processes.js';
import { step } from '../step.js';
import { Supervisor } from '../supervisor.js';
import { officeClients } from '../tree/office-clients.js';
import type { OfficePlan } from '../tree/plan.js';
import { RawCost } from './raw-cost.js';
import { TwoHops } from './two-hops.js';

const samples = 200;
const warmUps = 20;
const samplesPerMatter = 40;
const basePort = 9700;
const targetMs = 300;

interface Measured {
  hops: number[];
  raw: number[];
}

const percentile = (sorted: number[], share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? NaN;

function row(title: string, values: number[]): { p95: number; line: string } {
  const sorted = [...values].sort((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share));
  const cells = [p50, p95, p99].map((value) => `${(value ?? NaN).toFixed(2).padStart(9)} ms`);
  return { p95: p95 ?? NaN, line: `${title.padEnd(52)}${cells.join('')}` };
}

/** Interleaved, so that both meet the same machine. */
async function measure(plans: OfficePlan[]): Promise<Measured> {
  const [province] = plans;
  if (!province) throw new Error('the province runs first');
  const { databases, ports } = province.settings;
  const raw = await RawCost.open(databases.relay, `nats://127.0.0.1:${ports.broker}`);
  const measured: Measured = { hops: [], raw: [] };
  let way: TwoHops | undefined;
  for (let sample = -warmUps; sample < samples; sample += 1) {
    if (!way || sample % samplesPerMatter === 0) way = await TwoHops.open(officeClients(plans) as OfficeClients);
    const rawMs = await raw.measure();
    const hopMs = await way.measure(`第 ${sample + warmUps} 次进展报告`);
    if (sample < 0) continue;
    measured.raw.push(rawMs);
    measured.hops.push(hopMs);
  }
  await raw.close();
  return measured;
}

function report({ hops, raw }: Measured): number {
  const ours = row('recorded at the county -> shown at the province', hops);
  const least = row('raw: two commits + two broker round trips', raw);
  process.stdout.write(`
${''.padEnd(52)}         p50         p95         p99   (${hops.length} samples, interleaved)
${ours.line}
${least.line}
ratio at p95: ${(ours.p95 / least.p95).toFixed(1)}; target p95 <= ${targetMs} ms: ${ours.p95 <= targetMs ? 'met' : 'MISSED'}
`);
  return ours.p95 <= targetMs ? 0 : 1;
}

const path = mkdtempSync(join(tmpdir(), 'qsl-bench-'));
chmodSync(path, 0o755);
const folder = new LocalFolder(path);
const processes = new Processes(folder);
const supervisor = new Supervisor(processes, folder, { basePort, withPages: false });
try {
  const plans = await step('Starting three offices on databases of their own', async () => {
    const prepared = await supervisor.prepare(offices);
    await supervisor.startBrokers(prepared);
    await supervisor.startInstances(prepared);
    return prepared;
  });
  process.exitCode = report(await step(`Measuring ${samples} times`, () => measure(plans)));
} finally {
  await processes.stop();
  rmSync(path, { recursive: true, force: true });
}
