import { beginRecovery } from '@qsl/contracts';
import { command } from '../command.js';
import { withReason } from '../reason.js';

export const recover = command({
  usage: 'recover',
  about: {
    zh: '与上下级重新核对：取回它们有而本机关没有的往来（恢复备份后通常自动进行）',
    en: 'Fetch from all neighbours what they hold and this office lacks (by itself after a restore)',
  },
  options: (yargs, say) =>
    withReason(yargs, say).option('without', {
      type: 'string',
      array: true,
      default: [] as string[],
      describe: say({
        zh: '不等候长期中断的上级或下级，它恢复联系后再补',
        en: 'Do not wait for this neighbour; it is asked when it is back',
      }),
    }),
  run: async ({ office, say }, { without, reason }) => {
    await office.ask(beginRecovery, { without, reason });
    const begun = say({
      zh: '开始核对。完成之前本机关的上报、答复先排队；qsl link status 可查看进度。',
      en: 'Recovery has begun. Until it ends, what this office sends is queued; see qsl link status.',
    });
    const risk = say({
      zh: `不等候 ${without.join('、')}：只有它保存的本机关往来，要等它恢复联系才能补回；期间若编号重复使用，有关事项会搁置，由人工指定以哪一个为准（qsl item parked）。`,
      en: `Not waiting for ${without.join(', ')}: what it alone holds comes when it is back; matters in which a number was used again by then are parked, for you to decide (qsl item parked).`,
    });
    return { json: { without }, text: without.length === 0 ? begun : `${begun}\n${risk}` };
  },
});
