import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Everything is written and taken over before the disaster but what is written in its last moments. */
async function written(load, items) {
  await load.write(items);
  await pause(300);
}

/**
 * Puts offices back to a back-up while all others go on. What no office has after that is forgotten: it had been acknowledged in the
 * last moments before the disaster and had reached nobody.
 */
async function putBack({ network, checker, names, keepsMarker, backUp }) {
  const lost = names.map((name) => network[name]);
  await Promise.all(lost.map((office) => office.killRelay()));
  await Promise.all(lost.map(({ cluster }) => cluster.crash()));
  for (const office of lost) {
    office.cluster.putBack(backUp);
    if (!keepsMarker) rmSync(office.markerFile, { force: true });
  }
  await Promise.all(lost.map(({ cluster }) => cluster.start()));
  await checker.noteForgotten();
  await Promise.all(lost.map((office) => office.startRelay()));
}

const restore = ({ name, title, names, keepsMarker, times = 1 }) => ({
  name,
  title,
  async run({ network, load, checker, items }) {
    const share = Math.ceil(items / 3);
    await load.write(share);
    for (let time = 0; time < times; time += 1) {
      const backUp = `${name}-${time}`;
      await Promise.all(names.map((each) => network[each].cluster.backUp(backUp)));
      await written(load, share);
      const stop = load.begin();
      await pause(500);
      await putBack({ network, checker, names, keepsMarker, backUp });
      await pause(500);
      await stop();
    }
  },
});

/** Databases put back to an earlier state. */
export const restoreFaults = [
  restore({ name: 'sender-restored', title: '发送方从备份恢复', names: ['county'], keepsMarker: true }),
  restore({ name: 'receiver-restored', title: '接收方从备份恢复', names: ['province'], keepsMarker: true }),
  restore({ name: 'middle-restored', title: '中间机关从备份恢复', names: ['city'], keepsMarker: true }),
  restore({ name: 'unmarked', title: '恢复且外部标记丢失', names: ['city'], keepsMarker: false }),
  restore({ name: 'both-restored', title: '链路两端同时恢复', names: ['county', 'city'], keepsMarker: true }),
  restore({ name: 'both-unmarked', title: '两端同时恢复且标记丢失', names: ['county', 'city'], keepsMarker: false }),
  restore({ name: 'twice', title: '连续恢复两次', names: ['city'], keepsMarker: true, times: 2 }),
  {
    name: 'province-lost',
    title: '省级全部丢失，由下级重建',
    async run({ network, load, checker, items }) {
      const { province, city, county } = network;
      await load.write(Math.ceil(items / 2));
      const stop = load.begin(60, [city, county]);
      await pause(500);
      await province.killRelay();
      await province.cluster.crash();
      await province.cluster.lose();
      rmSync(province.markerFile, { force: true });
      await province.prepare();
      await checker.noteForgotten();
      await province.startRelay();
      await load.write(Math.ceil(items / 4));
      await stop();
    },
  },
];
