import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const moments = 8;

/** Ends something of each office again and again, at moments that chance chooses. */
async function again({ network, load, act }) {
  const stop = load.begin(120);
  for (let time = 0; time < moments; time += 1) {
    await pause(100 + Math.random() * 900);
    await act(network.offices[time % network.offices.length]);
  }
  await stop();
}

/** Faults of what runs at an office. */
export const processFaults = [
  {
    name: 'relay-killed',
    title: `中继进程在负载下随机被杀 ${moments} 次`,
    run: ({ network, load }) =>
      again({
        network,
        load,
        act: async (office) => {
          await office.killRelay();
          await office.startRelay();
        },
      }),
  },
  {
    name: 'postgres-killed',
    title: `数据库在负载下立即终止 ${moments} 次`,
    run: ({ network, load }) =>
      again({
        network,
        load,
        act: async ({ cluster }) => {
          await cluster.crash();
          await cluster.start();
        },
      }),
  },
  {
    name: 'postgres-down',
    title: '接收方数据库停止',
    async run({ network, load, seconds }) {
      const stop = load.begin();
      await pause(500);
      await network.city.cluster.crash();
      await pause(seconds * 1_000);
      await network.city.cluster.start();
      await stop();
    },
  },
  {
    name: 'poison',
    title: '无法办理的事件只停住自己的事项',
    async run({ network, load, items }) {
      const { county, province } = network;
      const route = load.routeFrom(county);
      const rootCaseId = randomUUID();
      province.ledger.refuseNext(rootCaseId);
      await load.submit(county, { rootCaseId, route });
      await load.write(Math.min(items, 300));
    },
  },
];
