import type { CrossingView, Tier, TimelineEntry, TimelineView } from '@qsl/contracts';
import { layoutTrace, type Station, type TraceLayout } from './layout-trace.js';

const now = new Date('2026-11-25T00:00:00Z');
const county = { iid: 'x610303', name: '金台区政协', tier: 'county' } as const;
const city = { iid: 'c610300', name: '宝鸡市政协', tier: 'city' } as const;
const province = { iid: 'p610000', name: '陕西省政协', tier: 'province' } as const;
type Office = { iid: string; name: string; tier: Tier };

const anEntry = (kind: string, office: Office, overrides: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: `${kind} ${office.iid}`,
  at: '2026-11-24T06:30:00Z',
  instance: office.iid,
  instanceName: office.name,
  tier: office.tier,
  kind,
  actor: office.name,
  text: '办理一步。',
  transferId: kind.startsWith('transfer.') ? 't1' : null,
  void: false,
  reply: null,
  outcome: null,
  ...overrides,
});

const aCrossing = (overrides: Partial<CrossingView> = {}): CrossingView => ({
  transferId: 't1',
  kind: 'escalate',
  fromInstance: county.iid,
  fromName: county.name,
  toInstance: city.iid,
  toName: city.name,
  state: 'sent',
  hop: 1,
  sentAt: '2026-11-24T06:30:00Z',
  deliveredAt: null,
  acceptedAt: null,
  answeredAt: null,
  closedAt: null,
  remoteCaseCode: null,
  ...overrides,
});

const aTimeline = (entries: TimelineEntry[], overrides: Partial<TimelineView> = {}): TimelineView => ({
  rootCaseId: 'root',
  holder: { ...county, unit: null, dueAt: null, light: null, workdaysLeft: null },
  route: [county, city, province],
  entries,
  crossings: [aCrossing()],
  waiting: [],
  submittedAt: '2026-11-24T06:30:00Z',
  citizenWorkdays: 1,
  ...overrides,
});

const sent = [anEntry('case.registered', county), anEntry('transfer.sent', county)];
const stationOf = (layout: TraceLayout, id: string) => layout.stations.find((station) => station.id === id);

/** At the map's 14 px, a Chinese character is 14 px wide and a digit at most 9. */
const halfWidth = ({ label, time }: Station): number =>
  Math.max(...[label, time].map((words) => [...words].reduce((width, one) => width + (one > '\u2e7f' ? 14 : 9), 0))) /
  2;
const leftOf = (station: Station): number => station.x - halfWidth(station);
const rightOf = (station: Station): number => station.x + halfWidth(station);

describe('layoutTrace', () => {
  it('puts the province on top, then the city, then the county', () => {
    const { lanes } = layoutTrace(aTimeline(sent), now);
    expect(lanes.map(({ iid }) => iid)).toEqual(['p610000', 'c610300', 'x610303']);
    expect(lanes[0]?.y).toBeLessThan(lanes[1]?.y ?? 0);
  });

  it('draws a line only where something has happened', () => {
    const { lanes } = layoutTrace(aTimeline(sent), now);
    expect(lanes.map(({ line }) => line !== null)).toEqual([false, false, true]);
  });

  it('places events from left to right, each on the line of its office', () => {
    const layout = layoutTrace(aTimeline([...sent, anEntry('transfer.accepted', city)]), now);
    const xs = layout.stations.map(({ x }) => x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(stationOf(layout, 'transfer.accepted c610300')?.y).toBe(layout.lanes[1]?.y);
  });

  it('names key steps, an escalation by its kind, and leaves minor ones as dots', () => {
    const layout = layoutTrace(aTimeline([...sent, anEntry('order.signed', city)]), now);
    expect(layout.stations.map(({ label }) => label)).toEqual(['登记', '上报', '']);
  });

  it('keeps words of one line and side apart', () => {
    const many = Array.from({ length: 30 }, (_, index) => anEntry('case.filed', county, { id: String(index) }));
    const { stations, width } = layoutTrace(aTimeline(many), now);
    for (const side of ['above', 'below']) {
      const onSide = stations.filter((station) => station.side === side);
      const rooms = onSide.slice(1).map((station, index) => leftOf(station) - rightOf(onSide[index] ?? station));
      expect(Math.min(...rooms)).toBeGreaterThan(0);
    }
    expect(width).toBeGreaterThan(stations.at(-1)?.x ?? 0);
  });

  it('goes over to where the next thing happened, where no transfer carries the history', () => {
    const entries = [anEntry('topic.forwarded', county), anEntry('topic.selected', province)];
    const { crossings, stations } = layoutTrace(aTimeline(entries, { crossings: [] }), now);
    const [from, to] = stations;
    expect(crossings).toMatchObject([{ kind: 'onward', tier: 'province', isOpen: false }]);
    expect(crossings[0]?.path).toMatch(new RegExp(`^M${from?.x} ${from?.y}C.* ${to?.x} ${to?.y}$`));
  });

  it('leaves a crossing open until the other office has accepted it', () => {
    const open = layoutTrace(aTimeline(sent), now).crossings;
    expect(open).toMatchObject([{ kind: 'onward', tier: 'city', isOpen: true, delivered: null }]);

    const accepted = aTimeline([...sent, anEntry('transfer.accepted', city)], {
      crossings: [aCrossing({ deliveredAt: '2026-11-24T06:31:00Z' })],
    });
    expect(layoutTrace(accepted, now).crossings).toMatchObject([
      { isOpen: false, delivered: { time: '11月24日 14:31' } },
    ]);
  });

  it('says what an open crossing waits for', () => {
    const wait = { peer: city.iid, peerName: city.name, events: 2, since: '2026-11-24T06:30:00Z' };
    const words = (isUnderway: boolean) =>
      layoutTrace(aTimeline(sent, { waiting: [{ ...wait, isUnderway }] }), now).crossings[0]?.waiting?.text;
    expect(words(true)).toBe('正在送往宝鸡市政协');
    expect(words(false)).toBe('等待与宝鸡市政协的链路恢复');
  });

  it('crosses back where the other office returns the matter', () => {
    const entries = [...sent, anEntry('transfer.returned', city), anEntry('order.dispatched', county)];
    const { crossings } = layoutTrace(aTimeline(entries), now);
    expect(crossings.map(({ kind, tier, isOpen }) => [kind, tier, isOpen])).toEqual([
      ['onward', 'city', false],
      ['return', 'county', false],
    ]);
  });

  it('crosses back with the answer and ends in the seal of the outcome', () => {
    const outcome = { docNumber: '陕卫发〔2026〕35号' } as TimelineEntry['outcome'];
    const entries = [
      ...sent,
      anEntry('transfer.accepted', city),
      anEntry('transfer.answered', city, { outcome }),
      anEntry('transfer.confirmed', county),
    ];
    const layout = layoutTrace(aTimeline(entries), now);
    expect(layout.crossings.map(({ kind }) => kind)).toEqual(['onward', 'answer']);
    expect(layout.seal).toMatchObject({ x: stationOf(layout, 'transfer.answered c610300')?.x });
  });

  it('keeps words out of the way of crossings', () => {
    const layout = layoutTrace(aTimeline([...sent, anEntry('transfer.accepted', city)]), now);
    expect(stationOf(layout, 'transfer.sent x610303')?.side).toBe('below');
    expect(stationOf(layout, 'transfer.accepted c610300')?.side).toBe('above');
  });

  it('shows an entry without effect, but draws no crossing and no seal from it', () => {
    const entries = [...sent.slice(0, 1), anEntry('transfer.sent', county, { void: true })];
    const layout = layoutTrace(aTimeline(entries), now);
    expect(layout.stations.at(-1)?.isVoid).toBe(true);
    expect(layout.crossings).toEqual([]);
  });

  it('draws an empty trace', () => {
    expect(layoutTrace(aTimeline([], { crossings: [] }), now).stations).toEqual([]);
  });
});
