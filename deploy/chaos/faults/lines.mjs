import { setTimeout as pause } from 'node:timers/promises';

/** Faults of the lines between offices. Each: what is done to the network while its people go on writing. */
export const lineFaults = [
  {
    name: 'link-down',
    title: '链路中断，两端积压',
    async run({ network, load, items }) {
      network.lower.proxy.cut();
      network.upper.proxy.cut();
      await load.write(items);
      network.lower.proxy.heal();
      network.upper.proxy.heal();
    },
  },
  {
    name: 'half-open',
    title: '半开连接：字节消失，无人得知',
    async run({ network, load, seconds }) {
      const stop = load.begin();
      network.lower.proxy.isMute = true;
      await pause(seconds * 1_000);
      network.lower.proxy.heal();
      await stop();
    },
  },
  {
    name: 'lossy',
    title: '5 % 重传、单程 250 ms（代理模拟）',
    async run({ network, load, seconds }) {
      Object.assign(network.lower.proxy, { delayMs: 250, loss: 0.05 });
      Object.assign(network.upper.proxy, { delayMs: 250, loss: 0.05 });
      const stop = load.begin();
      await pause(seconds * 1_000);
      await stop();
      network.lower.proxy.heal();
      network.upper.proxy.heal();
    },
  },
  {
    name: 'strays',
    title: '三成报文重复、三成乱序到达',
    async run({ network, load, seconds }) {
      const proxies = [network.lower.proxy, network.upper.proxy];
      for (const proxy of proxies) Object.assign(proxy, { repeated: 0.3, overtaken: 0.3 }).dropAll();
      const stop = load.begin();
      await pause(seconds * 1_000);
      await stop();
      for (const proxy of proxies) {
        proxy.heal();
        proxy.dropAll();
      }
    },
  },
  {
    name: 'flapping',
    title: '链路每 3 秒断续一次',
    async run({ network, load, seconds }) {
      const stop = load.begin();
      for (let passed = 0; passed < seconds; passed += 6) {
        network.lower.proxy.cut();
        await pause(3_000);
        network.lower.proxy.heal();
        await pause(3_000);
      }
      await stop();
    },
  },
  {
    name: 'broker-wiped',
    title: '链路消息服务器被杀，磁盘清空',
    async run({ network, load, seconds }) {
      const stop = load.begin();
      await pause(1_000);
      await network.lower.kill();
      await pause(seconds * 500);
      await network.lower.start();
      await stop();
    },
  },
];
