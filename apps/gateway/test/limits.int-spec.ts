import { getInstance, openSession, resolveSession } from '@qsl/contracts';
import { person, token } from './fake-services.js';
import { post, startGateway, type RunningGateway } from './running-gateway.js';

const credentials = { account: 'staff1', password: 'demo-2026' };

describe('too many requests', () => {
  let gateway: RunningGateway;

  beforeEach(async () => {
    gateway = await startGateway({ RATE_LIMIT_PER_MINUTE: '3', STRICT_RATE_LIMIT_PER_MINUTE: '2' });
    gateway.services.answer(getInstance, () => ({ iid: 'x610303' }));
  });
  afterEach(async () => gateway.close());

  const from = (address: string) => ({ visitor: true, headers: { 'x-forwarded-for': address } });
  const statusesOf = async (times: number, ask: () => Promise<Response>): Promise<number[]> => {
    const statuses: number[] = [];
    for (let count = 0; count < times; count += 1) statuses.push((await ask()).status);
    return statuses;
  };

  it('of one address are refused, with the time to wait; another address is not hurt', async () => {
    const ask = () => gateway.ask('/api/v1/instance', from('192.0.2.1'));
    expect((await ask()).headers.get('ratelimit')).toBe('"default";r=2;t=60');
    expect(await statusesOf(3, ask)).toEqual([200, 200, 429]);
    const refused = await ask();
    expect(refused.headers.get('ratelimit-policy')).toBe('"default";q=3;w=60');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ type: 'urn:qsl:problem:request.rate_limited', title: '操作过于频繁' });
    expect((await gateway.ask('/api/v1/instance', from('192.0.2.2'))).status).toBe(200);
  });

  it('of one IPv6 subscriber are counted together', async () => {
    expect(await statusesOf(3, () => gateway.ask('/api/v1/instance', from('2001:db8:1:2::1')))).toEqual([
      200, 200, 200,
    ]);
    expect((await gateway.ask('/api/v1/instance', from('2001:db8:1:2:ffff::9'))).status).toBe(429);
  });

  it('of one person are counted together, wherever they come from', async () => {
    gateway.services.answer(resolveSession, (body) =>
      body['token'] === token ? person : { ...person, id: 'another' },
    );
    const asPerson = (bearer: string, address: string) =>
      gateway.ask('/api/v1/instance', { headers: { authorization: `Bearer ${bearer}`, 'x-forwarded-for': address } });
    expect(await statusesOf(3, () => asPerson(token, '192.0.2.1'))).toEqual([200, 200, 200]);
    expect((await asPerson(token, '192.0.2.9')).status).toBe(429);
    expect((await asPerson(`${token}-2`, '192.0.2.1')).status).toBe(200);
  });

  it('to sign in are refused sooner', async () => {
    gateway.services.answer(openSession, () => ({ token, person }));
    const ask = () =>
      gateway.ask('/api/v1/auth/sessions', { ...post(credentials, { 'x-forwarded-for': '192.0.2.1' }), visitor: true });
    expect(await statusesOf(3, ask)).toEqual([201, 201, 429]);
  });

  it('cannot hide behind invented addresses when the sender is not a trusted proxy', async () => {
    const strict = await startGateway({ RATE_LIMIT_PER_MINUTE: '2', TRUST_PROXY: '192.0.2.200' });
    strict.services.answer(getInstance, () => ({ iid: 'x610303' }));
    let last = 1;
    expect(await statusesOf(3, () => strict.ask('/api/v1/instance', from(`192.0.2.${last++}`)))).toEqual([
      200, 200, 429,
    ]);
    await strict.close();
  });
});
