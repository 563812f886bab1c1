import { listCards, rotateKey } from '@qsl/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../lib/until.mjs';

/** Faults while an office changes the key that it signs with. */
export const keyFaults = [
  {
    name: 'key-rotated',
    title: '链路中断期间更换签名密钥，随后中继被杀',
    async run({ network, load, seconds }) {
      const { county, city } = network;
      network.upper.proxy.cut();
      const stop = load.begin();
      const { nextKey } = await county.operate(rotateKey, { reason: '例行更换' });
      await pause(seconds * 300);
      await county.killRelay();
      await county.startRelay();
      await pause(seconds * 300);
      network.upper.proxy.heal();
      await until('the city has the new card', async () => {
        const { items } = await city.operate(listCards, {}).catch(() => ({ items: [] }));
        return items.some(({ iid, signingKey }) => iid === county.iid && signingKey === nextKey);
      });
      await pause(seconds * 100);
      await county.killRelay();
      await county.startRelay();
      await stop();
    },
  },
];
