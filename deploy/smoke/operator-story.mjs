import assert from 'node:assert/strict';
import { docker } from './engine.mjs';
import { check } from './report.mjs';
import { until } from '../lib/until.mjs';

/** What the people who run a county's office do by hand, inside its container. */
export async function operatorStory(county) {
  const relay = await county.container('relay');
  const qsl = async (...args) => JSON.parse(await docker(['exec', relay, 'qsl', ...args, '--json']));
  const reason = ['--reason', '例行更换'];

  await check('the county’s own check of itself passes, and its journal is as it was written', async () => {
    await docker(['exec', relay, 'qsl', 'selftest']);
    const { isIntact } = await qsl('journal', 'verify');
    assert.equal(isIntact, true);
  });

  await check('the county goes over to a new signing key, which the registrar lists', async () => {
    const { nextKey } = await qsl('key', 'rotate', ...reason);
    const isInUse = async () => {
      const { items } = await qsl('office', 'list');
      return items.some(({ iid, signingKey }) => iid === county.client.iid && signingKey === nextKey);
    };
    await until('the new card is at the county', isInUse, 120);
  });
}
