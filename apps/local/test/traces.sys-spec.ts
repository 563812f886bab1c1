import type { SuggestionReceipt, TransferView } from '@qsl/contracts';
import { TraceCollector, waitUntil, type CollectedSpan } from '@qsl/testing';
import { Matter, texts } from '../src/index.js';
import { inDatabase } from './search-database.js';
import { startTestTree, type TestTree } from './test-tree.js';

/** Somebody whose name and phone occur nowhere else. */
const citizen = { name: '欧阳鉴真', phone: '14099887766' };
const words = '饮水机里的水有铁锈的味道';
const remark = '请市级统筹研究，区里没有监管权限。';
const water = { ...texts.waterMachines, areaCode: '610303', at: 'county', by: 'citizen1' } as const;

const outside = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };

describe('the traces of a suggestion', () => {
  let collector: TraceCollector;
  let trees: TestTree;
  let matter: Matter;
  let transfer: TransferView;

  beforeAll(async () => {
    collector = await TraceCollector.start();
    trees = await startTestTree({ collector: collector.url });
    await inDatabase(
      trees.databaseOf('county', 'identity'),
      `update person set name = $1, phone = $2 where account = 'citizen1'`,
      [citizen.name, citizen.phone],
    );
    const body = `${words}。我叫${citizen.name}，电话${citizen.phone}。`;
    matter = await Matter.submit(trees.stage, { ...water, body });
    await matter.file('county', '予以立案。');
    await matter.compose('county', 'city', { reasonCode: 'beyond_authority', reason: remark });
    transfer = await matter.signOff('county');
    await matter.arrival('city');
  }, 180_000);

  afterAll(async () => {
    await trees?.close();
    await collector.close();
  }, 180_000);

  const spanOf = (where: Partial<CollectedSpan>, among: (span: CollectedSpan) => boolean = () => true) =>
    waitUntil(
      () =>
        collector.spans.find(
          (span) =>
            among(span) && Object.entries(where).every(([key, value]) => span[key as keyof CollectedSpan] === value),
        ),
      { deadlineMs: 60_000, what: `a span ${JSON.stringify(where)}` },
    );

  /** From a span to the root of its trace: `service name`. */
  async function pathOf(span: CollectedSpan): Promise<string[]> {
    const own = `${span.service} ${span.name}`;
    if (span.parentSpanId === '') return [own];
    const { traceId } = span;
    return [own, ...(await pathOf(await spanOf({ traceId, spanId: span.parentSpanId })))];
  }

  it('go in one piece from a citizen’s request through the gateway to the service', async () => {
    const handled = await spanOf({ service: 'suggestions', name: 'suggestions.suggestion.submit', office: 'x610303' });
    expect(await pathOf(handled)).toEqual([
      'suggestions suggestions.suggestion.submit',
      'gateway suggestions.suggestion.submit',
      'gateway POST /api/v1/suggestions',
    ]);
  });

  it('go in one piece from the request that sends it on, through the outbox, to the relay’s custody', async () => {
    const rootCaseId = await rootOf(matter.receipt);
    const authored = await spanOf(
      { name: 'event.authored', office: 'x610303' },
      ({ attributes }) =>
        attributes['qsl.event.type'] === 'qsl.transfer.sent.v1' && attributes['qsl.matter.id'] === rootCaseId,
    );
    expect(await pathOf(authored)).toEqual([
      'relay event.authored',
      'relay relay.event.submit',
      'suggestions suggestions.transfer.sign_off',
      'gateway suggestions.transfer.sign_off',
      'gateway POST /api/v1/transfers/:id/actions/sign-off',
    ]);

    const applied = await spanOf({ name: 'event.applied', office: 'c610300' }, ({ links }) =>
      links.some(({ spanId }) => spanId === authored.spanId),
    );
    expect(applied.links).toMatchObject([{ traceId: authored.traceId, spanId: authored.spanId }]);
    expect(applied.traceId).not.toBe(authored.traceId);
    const { traceId } = applied;
    const handled = await spanOf({
      traceId,
      office: 'c610300',
      service: 'suggestions',
      name: 'suggestions.event.apply',
    });
    expect(await pathOf(handled)).toEqual([
      'suggestions suggestions.event.apply',
      'relay suggestions.event.apply',
      'relay event.applied',
    ]);
  });

  it('only link to a trace from outside', async () => {
    const url = trees.tree.clientOf('x610303').url;
    const traceparent = `00-${outside.traceId}-${outside.spanId}-00`;
    await fetch(`${url}/api/v1/instance?${new URLSearchParams({ q: words })}`, { headers: { traceparent } });
    const span = await spanOf({ name: 'GET /api/v1/instance' }, ({ links }) => links.length > 0);
    expect(span.links).toMatchObject([outside]);
    expect(span.traceId).not.toBe(outside.traceId);
    expect(span.parentSpanId).toBe('');
  });

  it('say nothing of who wrote what', async () => {
    await spanOf({ name: 'POST /api/v1/transfers/:id/actions/sign-off' });
    const said = JSON.stringify(collector.spans) + collector.bodies.join('');
    const { code, queryCode, id } = matter.receipt;
    for (const secret of [citizen.name, citizen.phone, words, remark, water.title, code, queryCode, 'citizen1', id])
      expect(said).not.toContain(secret);
    expect(said).not.toContain(transfer.id);
    const keys = new Set(collector.spans.flatMap(({ attributes }) => Object.keys(attributes)));
    expect([...keys].sort()).toEqual([
      'error.type',
      'http.request.method',
      'http.response.status_code',
      'http.route',
      'qsl.event.author',
      'qsl.event.type',
      'qsl.matter.id',
      'qsl.outcome',
      'rpc.method',
      'rpc.system',
    ]);
  });

  async function rootOf({ id }: SuggestionReceipt): Promise<string> {
    const rows = await inDatabase<{ root: string }>(
      trees.databaseOf('county', 'suggestions'),
      `select root_case_id as root from handling_case where item_id = $1`,
      [id],
    );
    return rows[0]?.root ?? '';
  }
});
