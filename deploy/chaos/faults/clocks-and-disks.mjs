import { globSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** The library itself: under the command of that name a relay would not get our signals. */
const [faketime] = globSync('/usr/{lib,lib/*,local/lib}/faketime/libfaketimeMT.so.1');
const off = (hours) => ({ LD_PRELOAD: faketime, FAKETIME: hours, FAKETIME_DONT_FAKE_MONOTONIC: '1' });

export const clockFaults = [
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
];
