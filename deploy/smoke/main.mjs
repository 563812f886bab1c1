import { Stage } from '@qsl/local';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consultationStory } from './consultation-story.mjs';
import { docker, Engine } from './engine.mjs';
import { everythingIsHardened, onlyTheLinkIsReachable, plainTextIsRefused } from './hardening.mjs';
import { buildImages } from './images.mjs';
import { check } from './report.mjs';
import { operatorStory } from './operator-story.mjs';
import { restoreStory } from './restore-story.mjs';
import { breakOff } from './run.mjs';
import { standIn } from './stand-ins.mjs';
import { Tier } from './tier.mjs';
import { waterStory } from './water-story.mjs';

/** Images stay here for the next run; everything else goes. */
const folder = join(tmpdir(), 'qin-shangliang-smoke');
const sites = join(folder, 'sites');
let engine;
let tiers = [];

async function prepareTiers() {
  mkdirSync(folder, { recursive: true });
  engine = await check('a Docker engine answers', () => Engine.reach(folder));
  await check('base images are here, stand-ins where none can be had', () => standIn(folder));
  await check('the images are built', buildImages);
  await check('three offices have keys, certificates, link accounts and settings', () => prepareSites());
  tiers = ['province', 'city', 'county'].map((name) => new Tier(name, sites));
}

async function prepareSites() {
  rmSync(sites, { recursive: true, force: true });
  mkdirSync(sites);
  const command = ['node', 'deploy/tiers/prepare.mjs', '/sites', sites];
  await docker(['run', '--rm', '--user', '0', '--volume', `${sites}:/sites`, 'qin-shangliang', ...command]);
}

async function runStories() {
  const [province, city, county] = tiers;
  for (const tier of tiers) {
    await check(`${tier.name}: all containers are up and well, front address and pages answer`, () => tier.up());
  }
  await check('no container is root, writes its file system or lacks a limit', () => everythingIsHardened(tiers));
  await check('the county reaches the link of the city and nothing else', () => onlyTheLinkIsReachable(county, city));
  await check('links refuse plain text', () => Promise.all([8604, 8614].map(plainTextIsRefused)));
  const stage = new Stage({ province: province.client, city: city.client, county: county.client });
  await waterStory(stage, city.linkBroker);
  await consultationStory(stage, city.linkBroker);
  await operatorStory(county);
  process.stdout.write(await docker(['stats', '--no-stream', '--format', '{{.Name}}\t{{.MemUsage}}\t{{.CPUPerc}}']));
  await restoreStory({ stage, county, backup: join(folder, 'backup') });
}

/** Leaves nothing that runs, no volume, no network, no secret. */
async function tearDown() {
  for (const tier of tiers.toReversed()) await tier.down();
  for (const name of ['sites', 'backup']) rmSync(join(folder, name), { recursive: true, force: true });
  await engine?.stop();
}

const brokenOff = new Promise((_, reject) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      breakOff();
      reject(new Error(`broken off by ${signal}`));
    });
  }
});

try {
  await Promise.race([prepareTiers().then(runStories), brokenOff]);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
await check('everything is taken down again', tearDown).catch((error) => {
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
});
process.exit();
