import { Matter, texts } from '@qsl/local';
import assert from 'node:assert/strict';
import { check } from './report.mjs';
import { until } from '../lib/until.mjs';

const upward = { reasonCode: 'beyond_authority', reason: '扬尘治理涉及多个城区，请市级统筹研究。' };

/** The county is backed up, goes on, loses everything, and is put back. */
export async function restoreStory({ stage, county, backup }) {
  const matter = await check('the county is backed up; after that its matter goes on at the city', async () => {
    const sent = await Matter.submit(stage, { ...texts.dust, areaCode: '610303', at: 'county', by: 'citizen2' });
    await sent.file('county');
    await sent.transfer('county', 'city', upward);
    await sent.arrival('city');
    await county.script('backup', backup);
    await sent.accept('city');
    await sent.transferIs('county', 'accepted');
    return sent;
  });

  await check('the county loses its volumes and is restored from the backup', async () => {
    await county.down();
    await county.script('restore', backup);
    await county.answers();
  });

  await check(
    'the matter is there again, what came after the backup comes back over the link, and work goes on',
    async () => {
      assert.equal((await matter.suggestion()).code, matter.receipt.code);
      await until('the county knows again that the city has accepted', async () => {
        const staff = await stage.person('county', 'staff1');
        return (await staff.find(`/transfers/${matter.currentTransfer}`))?.state === 'accepted';
      });
      await matter.progress('city', '市住房和城乡建设局已安排现场核查。');
      const author = await stage.person('county', 'citizen2');
      await until('the citizen reads what the city does', async () => {
        const { entries } = await author.get(`/suggestions/${matter.receipt.id}/timeline`);
        return entries.some(({ text }) => text?.includes('现场核查'));
      });
    },
  );
}
