import { parseArgs } from 'node:util';
import { startBroker } from './broker.mjs';
import { allChecks } from './checks/index.mjs';
import { attempt, Kit } from './kit.mjs';
import { Link, Silence } from './link.mjs';
import { Parent } from './parent.mjs';
import { Registrar } from './registrar.mjs';
import { Report } from './report.mjs';
import { publicKeyOf } from './signing.mjs';
import { openSite } from './site.mjs';
import { byBus, byHand } from './trigger.mjs';

const text = (fallback) => ({ type: 'string', ...(fallback && { default: fallback }) });
const { values } = parseArgs({
  options: {
    ...{ iid: text(), key: text(), 'link-key': text(), folder: text('conform-site'), only: text(), bus: text() },
    ...{ parent: text('c610300'), root: text('p610000'), sibling: text('x610302') },
    ...{ link: text(), seed: text(), ca: text(), host: text('127.0.0.1'), port: text('4333') },
    ...{ 'tls-cert': text(), 'tls-key': text(), wait: text('600') },
    ...{ json: { type: 'boolean' }, help: { type: 'boolean' } },
  },
});

const usage = `npm run conform -- --iid x610303 --key SIGNING_KEY [options]
  --iid, --key     the foreign office, and its public signing key as section 7 writes it
  --link-key U…    its public nkey; without it the kit makes one and writes the seed to FOLDER/link.nk
  --folder         the kit's own keys and what the foreign office is given (conform-site)
  --host, --port   of the link broker that the kit starts (127.0.0.1:4333); --tls-cert and --tls-key: PEM files for it
  --link URL       a link broker that is there already; --seed FILE: nkey seed of the parent's user there, --ca FILE
  --parent, --root, --sibling   offices that the kit plays (c610300, p610000, x610302); for a city: --parent p610000
  --bus nats://…   broker of an office of this project: its relay authors what a person would be asked to submit
  --only A,B       checks by name; --wait 600: seconds until the foreign office answers; --json: one object a line
exit code: 0 all passed · 1 a check failed · 2 the command is wrong · 3 the foreign office never came\n`;

function wrong(what) {
  process.stderr.write(`${what}\n${usage}`);
  process.exit(2);
}

function chosen() {
  const names = values.only?.split(',') ?? allChecks.map(({ name }) => name);
  const unknown = names.filter((name) => !allChecks.some((check) => check.name === name));
  if (unknown.length > 0) wrong(`no such check: ${unknown}; there are ${allChecks.map(({ name }) => name).join(', ')}`);
  return allChecks.filter(({ name }) => names.includes(name));
}

if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}
if (!/^[a-z]\d{6}$/.test(values.iid ?? '')) wrong('--iid: an instance id as x610303');
try {
  publicKeyOf(values.key ?? '');
} catch {
  wrong('--key: a signing key as docs/FEDERATION.md, section 7, writes it');
}
if (values.link && !values.seed) wrong('--seed: the parent’s nkey seed at that link broker');

/** The broker, its own or the one that is there, and what the foreign office must know to dial it. */
async function openWay(site) {
  const { iid, link, host, port } = values;
  const own = { url: link, ca: values.ca };
  if (link) {
    const { readFileSync } = await import('node:fs');
    return { ...own, seed: readFileSync(values.seed, 'utf8').trim(), give: {}, stop: () => undefined };
  }
  const tls = values['tls-cert'] && { cert: values['tls-cert'], key: values['tls-key'] };
  const url = `${tls ? 'tls' : 'nats'}://${host}:${port}`;
  const { parentUser, childUser } = site.keys;
  const keys = { childKey: values['link-key'] ?? childUser.key, parentKey: parentUser.key };
  const broker = await startBroker(values.folder, {
    host,
    port: Number(port),
    iid,
    parent: site.parent.iid,
    ...keys,
    tls,
  });
  const seed = values['link-key'] ? {} : { 'nkey seed': site.linkSeed };
  return {
    ...own,
    url,
    seed: parentUser.seed,
    give: { 'link broker': url, ...seed, ...(values.ca && { CA: values.ca }) },
    ...broker,
  };
}

const checks = chosen();
const report = new Report(values.json);
const site = openSite(values.folder, values);
const way = await openWay(site);
const link = await Link.open({ ...way, iid: values.iid, parent: site.parent.iid });
const registrar = new Registrar(site.keys.registrar, site.sibling);
const parent = new Parent(link, site, registrar);
report.give({
  ...way.give,
  asks: `link.v1.${values.iid}.parent`,
  answers: `link.v1.${values.iid}.child`,
  inbox: `_INBOX_${values.iid}.>`,
  parent: site.parent.iid,
  directory: site.directory,
  registrar: site.keys.registrar.text,
});

/** The foreign office is there, has the kit's earlier cards, and knows the sibling as active with a key of this run. */
async function meet() {
  await parent.isAnswered(Number(values.wait) * 1_000);
  const { reply } = await parent.ask({ verb: 'cards', after: 0, requests: [] });
  registrar.resume(reply.cards ?? []);
  if (registrar.serial > 0) registrar.rotate();
  parent.put();
  return parent.caughtUp();
}

try {
  await meet();
  const route = { iid: values.iid, parent: site.parent.iid };
  const trigger = values.bus ? await byBus(values.bus, route) : byHand(report);
  const kit = new Kit({ parent, site, registrar, trigger });
  for (const check of checks) report.result(await attempt(check, kit));
  process.exitCode = report.sum() ? 0 : 1;
} catch (error) {
  if (!(error instanceof Silence)) throw error;
  process.stderr.write(`The foreign office does not come: ${error.message}\n`);
  process.exitCode = 3;
} finally {
  await link.close();
  way.stop();
}
process.exit();
