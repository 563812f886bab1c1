import { Case } from './case.entity.js';
import { composeReply, withRemark } from './compose-reply.js';
import { HandlingOrder } from '../order/order.entity.js';
import { stateByOrders } from './case-moves.js';
import { startClock } from '../clock/clock.js';

const order = (facts: Partial<HandlingOrder>): HandlingOrder => Object.assign(new HandlingOrder(), facts);
const text = (body: string) => ({ body, contact: `${body}联系人` });
const signOff = {
  docNumber: '金政协函〔2026〕1号',
  grade: 'resolved' as const,
  instance: 'x610303',
  instanceName: '金台区政协',
  now: new Date('2026-11-25T02:00:00Z'),
};

describe('an office’s reply', () => {
  const health = order({ role: 'lead', unitName: '卫健局', reply: text('已公示滤芯更换情况') });
  const housing = order({ role: 'co', unitName: '住建局', reply: text('同意') });

  it('is the lead unit’s text; co-handlers have told theirs to the lead', () => {
    expect(composeReply([housing, health], signOff)).toEqual({
      body: '已公示滤芯更换情况',
      contact: '已公示滤芯更换情况联系人',
      unitName: '卫健局',
      docNumber: '金政协函〔2026〕1号',
      grade: 'resolved',
      instance: 'x610303',
      instanceName: '金台区政协',
      signedOffBy: '金台区政协',
      publishedAt: '2026-11-25T02:00:00.000Z',
    });
  });

  it('lets every unit speak for its part where the work was split', () => {
    const parts = [health, housing].map((one) => order({ ...one, role: 'split' }));
    expect(composeReply(parts, signOff)).toMatchObject({
      body: '卫健局：已公示滤芯更换情况\n住建局：同意',
      unitName: '卫健局、住建局',
    });
  });

  it('is passed on with the office’s own paragraph, or as it is', () => {
    const reply = composeReply([health], signOff);
    expect(withRemark(reply, '宝鸡市政协', '将于下月抽查。').body).toBe(
      '已公示滤芯更换情况\n\n宝鸡市政协附言：将于下月抽查。',
    );
    expect(withRemark(reply, '宝鸡市政协', undefined)).toBe(reply);
  });
});

describe('a case under work', () => {
  it('is as far as its units are', () => {
    const states = (...all: HandlingOrder['state'][]) => stateByOrders(all.map((state) => order({ state })));
    expect(states()).toBe('filed');
    expect(states('dispatched', 'dispatched')).toBe('assigned');
    expect(states('dispatched', 'signed')).toBe('in_progress');
    expect(states('submitted', 'sent_back')).toBe('in_progress');
    expect(states('submitted', 'submitted')).toBe('reply_review');
  });

  it('is due by its handling clock, and by none while that stands still', () => {
    const subject = new Case();
    subject.setClocks([startClock('screening', signOff.now), startClock('sign', signOff.now)]);
    expect(subject.deadline()?.kind).toBe('screening');
    subject.setClocks([...subject.clocks, startClock('handling', signOff.now)]);
    expect(subject.dueAt?.toISOString()).toBe(subject.clocks[2]?.dueAt);
    subject.changeClocks(['screening', 'handling'], (clock) => ({ ...clock, pausedAt: signOff.now.toISOString() }));
    expect([subject.dueAt, subject.greenUntil, subject.yellowFrom]).toEqual([null, null, null]);
  });
});
