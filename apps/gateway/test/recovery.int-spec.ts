import { beginRecovery, listCases, type RecoveryView, submitSuggestion } from '@qsl/contracts';
import { startNats, waitUntil } from '@qsl/testing';
import { token, wholeRecords } from './fake-services.js';
import { post, type RunningGateway, startGateway } from './running-gateway.js';

const asking: RecoveryView = {
  phase: 'asking',
  waitsFor: [{ iid: 'c610300', name: '宝鸡市政协' }],
  unapplied: 0,
};
const suggestion = {
  title: '渭河步道北段夜里没有灯',
  body: '步道北段约两公里没有路灯，建议加装。',
  category: 'safety',
  areaCode: '610303',
  displayName: 'surname',
};

interface Problem {
  type: string;
  detail: string;
}

describe('an office that was restored from a backup', () => {
  let gateway: RunningGateway;
  const submit = (headers: Record<string, string> = {}) =>
    gateway.ask('/api/v1/suggestions', post(suggestion, headers));
  const problemOf = async (response: Response) => (await response.json()) as Problem;

  beforeEach(async () => {
    gateway = await startGateway();
    gateway.services.answer(submitSuggestion, () => ({ id: '1' }));
  });
  afterEach(() => gateway.close());

  it('answers every write that its own records are not back, why, and what an operator can do; no service hears of it', async () => {
    gateway.services.recovery = asking;
    const refused = await submit();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('30');
    const { type, detail } = await problemOf(refused);
    expect(type).toBe('urn:qsl:problem:office.recovering');
    expect(detail).toMatch(/刚从备份恢复.*宝鸡市政协.*可以查阅，暂不能提交和办理.*qsl recover --without/);
    expect((await problemOf(await submit({ 'accept-language': 'en' }))).detail).toMatch(/read-only/);
    expect(gateway.services.stayed(submitSuggestion)).toBe(true);
  });

  it('lets people read and sign in, and operators mend the links', async () => {
    gateway.services.recovery = asking;
    gateway.services.answer(listCases, () => ({ items: [], nextCursor: null }));
    gateway.services.answer(beginRecovery, () => ({ ok: true }));
    expect((await gateway.ask('/api/v1/cases')).status).toBe(200);
    const signIn = await gateway.ask('/api/v1/auth/sessions', post({ account: 'staff1', password: 'demo-2026' }));
    expect(signIn.status).toBe(201);
    const leaveOut = { without: ['c610300'], reason: '市级链路中断多日，先行办理。' };
    expect((await gateway.ask('/api/v1/links/recovery', post(leaveOut))).status).toBe(200);
  });

  it('works again once they are back and applied', async () => {
    gateway.services.recovery = asking;
    expect((await submit()).status).toBe(503);
    gateway.services.recovery = { phase: 'applying', waitsFor: [], unapplied: 3 };
    await waitUntil(async () => (await problemOf(await submit())).detail.includes('还有 3 件'));
    gateway.services.recovery = wholeRecords;
    await waitUntil(async () => (await submit()).status === 201);
  });

  it('stays read-only while its relay and its broker are away, and after the broker is back', async () => {
    gateway.services.recovery = asking;
    expect((await submit()).status).toBe(503);
    gateway.services.recovery = null;
    await gateway.nats.kill();
    const ask = () =>
      fetch(`${gateway.url}/api/v1/suggestions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(suggestion),
      });
    expect((await ask()).status).toBe(503);
    const back = await startNats({ port: gateway.nats.port });
    await waitUntil(async () => (await problemOf(await ask())).type === 'urn:qsl:problem:office.recovering');
    expect(gateway.services.stayed(submitSuggestion)).toBe(true);
    await back.stop();
  });

  it('takes no write before the relay has spoken, where the gateway starts first', async () => {
    gateway.services.recovery = null;
    const { type, detail } = await problemOf(await submit());
    expect(type).toBe('urn:qsl:problem:office.records_unchecked');
    expect(detail).toContain('尚未确认');
    gateway.services.recovery = asking;
    await waitUntil(async () => (await problemOf(await submit())).type.endsWith('office.recovering'));
  });
});

it('an office that was never restored goes on working while its relay is away', async () => {
  const gateway = await startGateway();
  gateway.services.answer(submitSuggestion, () => ({ id: '1' }));
  const submit = () => gateway.ask('/api/v1/suggestions', post(suggestion));
  expect((await submit()).status).toBe(201);
  gateway.services.recovery = null;
  const answers = [];
  // Longer than a word counts as fresh: the relay is asked again, and is silent.
  const end = performance.now() + 1_500;
  while (performance.now() < end) answers.push((await submit()).status);
  expect(new Set(answers)).toEqual(new Set([201]));
  await gateway.close();
});
