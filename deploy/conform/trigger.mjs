import { randomUUID } from 'node:crypto';

const textOf = (bytes) => '协'.repeat(Math.max(1, Math.floor(bytes / 3)));

/** Asks whoever runs the foreign office to let it author events; the kit only sees that they come. */
export const byHand = (report) => ({
  patienceMs: 600_000,
  author: async (wish) => report.please(wish),
});

/** Lets this project's own relay author them, through its `relay.event.submit`. */
export async function byBus(url, { iid, parent }) {
  const [{ connectBus, systemCall }, { submitEvent }] = await Promise.all([
    import('@qsl/messaging'),
    import('@qsl/contracts'),
  ]);
  const bus = await connectBus(url, 'conform');
  const draft = (rootCaseId, bytes) => ({
    id: randomUUID(),
    type: 'qsl.case.changed.v1',
    matterKind: 'suggestion',
    rootCaseId,
    route: `${iid}.${parent}`,
    time: new Date().toISOString(),
    data: { text: textOf(bytes) },
  });
  return {
    patienceMs: 60_000,
    /** In one matter where `isOneMatter`, else in as many as there are events. */
    async author({ events = 1, bytes = 30, isOneMatter = false }) {
      const matter = randomUUID();
      for (let left = events; left > 0; left -= 1)
        await bus.call(submitEvent, draft(isOneMatter ? matter : randomUUID(), bytes), systemCall());
    },
  };
}
