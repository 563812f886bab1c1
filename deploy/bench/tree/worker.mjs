import { listLinks } from '@qsl/contracts';
import { connectBus, systemCall } from '@qsl/messaging';
import { relayService } from '@qsl/relay';
import { startService } from '@qsl/service-kit';
import { Services } from './services.mjs';

/** One process with the relays and services of several offices. */
const counts = { taken: 0, answered: 0, followed: 0 };
const offices = new Map();

async function open({ card, env }) {
  const bus = await connectBus(env.NATS_URL, 'services');
  const services = Services.open(card, { bus, databaseUrl: env.DATABASE_URL, counts });
  await startService(relayService, { ...process.env, ...env });
  offices.set(card.iid, { bus, services });
}

async function activeLinks() {
  const views = [...offices.values()].map(({ bus }) =>
    bus.call(listLinks, {}, systemCall()).catch(() => ({ items: [] })),
  );
  return (await Promise.all(views)).flatMap(({ items }) => items).filter(({ state }) => state === 'active').length;
}

/** The clocks of these offices go forward together, as on a machine that slept. */
let aheadMs = 0;
const realNow = Date.now;
Date.now = () => realNow() + aheadMs;

const actions = {
  open,
  activeLinks,
  counts: () => counts,
  escalate: ({ grants }) => {
    for (const [iid, number] of grants) offices.get(iid).services.escalate(number);
  },
  followUp: ({ iid, count }) => offices.get(iid).services.followUp(count),
  passTime: ({ ms }) => void (aheadMs += ms),
};

process.on('message', async ({ id, action, body }) => {
  try {
    process.send({ id, reply: (await actions[action](body)) ?? null });
  } catch (error) {
    process.send({ id, error: error.stack });
  }
});
process.on('disconnect', () => process.exit());
