import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../lib/until.mjs';
import { SmallDisk, whyNoSmallDisk } from '../small-disk.mjs';

/** The library itself: under the command of that name a relay would not get our signals. */
const [faketime] = globSync('/usr/{lib,lib/*,local/lib}/faketime/libfaketimeMT.so.1');
const off = (hours) => ({ LD_PRELOAD: faketime, FAKETIME: hours, FAKETIME_DONT_FAKE_MONOTONIC: '1' });
/** What the cluster may still write before its disk is full. */
const spareMebibytes = 48;

const sizeOf = (folder) => Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0]);

/** Faults of an office's clock and of its disk. */
export const machineFaults = [
  {
    name: 'clock-skew',
    title: '时钟快慢各两小时',
    skip: faketime ? null : 'faketime is not installed',
    async run({ network, load, seconds }) {
      const { county, province } = network;
      await county.relay.end();
      await province.relay.end();
      await county.startRelay(off('-2h'));
      await province.startRelay(off('+2h'));
      const stop = load.begin();
      await pause(seconds * 500);
      await stop();
      await county.relay.end();
      await province.relay.end();
      await county.startRelay();
      await province.startRelay();
    },
  },
  {
    name: 'disk-full',
    title: '中间机关数据库磁盘写满',
    skip: whyNoSmallDisk,
    async run({ network, load, seconds }) {
      const { cluster, folder } = network.city;
      const isFelt = () => readFileSync(join(folder, 'relay.log'), 'utf8').includes('No space left on device');
      const usual = cluster.folder;
      const disk = new SmallDisk(join(network.folder, 'small'), sizeOf(cluster.data) + spareMebibytes);
      await cluster.moveTo(disk.folder);
      const stop = load.begin(120);
      disk.fill();
      await until('the relay feels that the disk is full', isFelt);
      await pause(seconds * 500);
      disk.empty();
      if (!(await cluster.answers())) {
        await cluster.crash();
        await cluster.start();
      }
      await pause(seconds * 500);
      await stop();
      await cluster.moveTo(usual);
      disk.remove();
    },
  },
];
