import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const faketime = ['/usr/bin/faketime', '/usr/local/bin/faketime'].find((path) => existsSync(path));

export const clockFaults = [
  {
    name: 'clock-skew',
    title: '时钟快慢各两小时',
    skip: faketime ? null : 'faketime is not installed',
    async run({ network, load, seconds }) {
      const { county, province } = network;
      await county.relay.end();
      await province.relay.end();
      await county.startRelay([faketime, '-f', '-2h']);
      await province.startRelay([faketime, '-f', '+2h']);
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
