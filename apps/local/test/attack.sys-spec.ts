import { submitEvent, type SubmitEvent, type TimelineView } from '@qsl/contracts';
import { type Bus, connectBus, systemCall } from '@qsl/messaging';
import { waitUntil } from '@qsl/testing';
import { randomUUID } from 'node:crypto';
import { Matter, texts, waterOutcome, waterReply } from '../src/index.js';
import { inDatabase } from './search-database.js';
import { startTestTree, type TestTree } from './test-tree.js';

const upward = { reasonCode: 'beyond_authority', reason: '区级没有直饮水设施的监管权限，请市级统筹研究。' } as const;
const onward = { reasonCode: 'needs_regulation', reason: '涉及三个部门，需要省级明确职责、出台规定。' } as const;
const answer = {
  text: '答复：不予办理。',
  actor: '金台区政协',
  work: { unit: null, deadline: null },
  reply: { ...waterReply, body: '此件不予办理。', grade: 'kept_for_reference' },
};

/** The county's own services were replaced: its relay numbers, signs and sends whatever it is given. */
describe('a county that answers what it never accepted', () => {
  let trees: TestTree;
  let bus: Bus;

  beforeAll(async () => {
    trees = await startTestTree();
    bus = await connectBus(trees.brokerAt('x610303'));
  }, 120_000);

  afterAll(async () => {
    await bus?.close();
    await trees?.close();
  }, 180_000);

  async function say(rootCaseId: string, facts: Partial<SubmitEvent>): Promise<string> {
    const id = randomUUID();
    const event: SubmitEvent = {
      id,
      type: 'qsl.transfer.answered.v1',
      matterKind: 'suggestion',
      rootCaseId,
      route: 'x610303.c610300.p610000',
      time: new Date().toISOString(),
      data: answer,
      ...facts,
    };
    await bus.call(submitEvent, event, systemCall());
    return id;
  }

  /** What an office's relay made of an event. */
  const stateAt = (tier: 'city' | 'province', id: string): Promise<string | undefined> =>
    waitUntil(async () => {
      const rows = await inDatabase<{ state: string }>(
        trees.databaseOf(tier, 'relay'),
        'select state from event where id = $1',
        [id],
      );
      return rows[0]?.state === 'pending' ? undefined : rows[0]?.state;
    });

  const timelineAt = async (matter: Matter, tier: 'city' | 'province', rootCaseId: string): Promise<TimelineView> =>
    (await matter.person(tier, 'staff1')).get<TimelineView>(`/timelines/${rootCaseId}`);

  it('is refused by the casework of city and province, seen by both, and the matter goes on', async () => {
    const matter = await Matter.submit(trees.stage, {
      ...texts.waterMachines,
      areaCode: '610303',
      at: 'county',
      by: 'citizen1',
    });
    await matter.file('county');
    const { id: first, rootCaseId } = await matter.transfer('county', 'city', upward);
    await matter.accept('city');
    const { id: second } = await matter.transfer('city', 'province', onward);
    await matter.arrival('province');
    const lies = [
      await say(rootCaseId, { transferId: second }),
      await say(rootCaseId, { transferId: first }),
      await say(rootCaseId, { transferId: second, type: 'qsl.transfer.accepted.v1' }),
    ];
    for (const tier of ['city', 'province'] as const) {
      for (const id of lies) expect([tier, await stateAt(tier, id)]).toEqual([tier, 'void']);
      const { entries, holder } = await timelineAt(matter, tier, rootCaseId);
      expect(
        entries
          .filter((entry) => entry.void)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...lies].sort());
      expect(holder.iid).toBe('c610300');
    }
    await matter.accept('province');
    await matter.assign('province', 'health');
    await matter.sign('province', 'health');
    await matter.reply('province', 'health', waterReply, 'resolved');
    await matter.approve('province', '演示函〔2026〕3号', 'resolved');
    await matter.publish('province', waterOutcome);
    await expect(matter.confirm('city', second)).resolves.toMatchObject({ state: 'confirmed' });
  });
});
