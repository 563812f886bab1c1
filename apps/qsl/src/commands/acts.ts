import { listOperatorActs, type Message, type OperatorActKind } from '@qsl/contracts';
import { command } from '../command.js';
import { momentText } from '../moment.js';
import { moreText, pageOptions } from '../page-options.js';
import { table } from '../table.js';

const actTexts: Readonly<Record<OperatorActKind, Message>> = {
  'item.unpark': { zh: '重新办理', en: 'unpark' },
  'item.skip': { zh: '跳过', en: 'skip' },
  'item.void': { zh: '判为无效', en: 'void' },
  'item.replay': { zh: '重新交付', en: 'replay' },
  'link.suspend': { zh: '暂停链路', en: 'suspend' },
  'link.resume': { zh: '恢复链路', en: 'resume' },
  'link.retire': { zh: '停用链路', en: 'retire' },
  'recovery.begin': { zh: '重新核对', en: 'recover' },
  'key.rotate': { zh: '更换签名密钥', en: 'rotate key' },
  'sealing_key.rotate': { zh: '更换密封密钥', en: 'rotate sealing key' },
  'office.revoke': { zh: '吊销机关密钥', en: 'revoke office' },
  'office.retire': { zh: '注销机关', en: 'retire office' },
};

export const acts = command({
  usage: 'acts',
  about: { zh: '操作记录：谁、何时、做了什么、为什么', en: 'The record of acts: who, when, what and why' },
  options: (yargs, say) => pageOptions(yargs, say),
  run: async ({ office, say }, { limit, cursor }) => {
    const list = await office.ask(listOperatorActs, { limit, cursor });
    const head = [
      say({ zh: '时间', en: 'TIME' }),
      say({ zh: '操作人', en: 'BY' }),
      say({ zh: '操作', en: 'ACT' }),
      say({ zh: '对象', en: 'TARGET' }),
      say({ zh: '原因', en: 'REASON' }),
    ];
    const rows = list.items.map(({ at, by, act, target, reason }) => [
      momentText(at),
      by,
      say(actTexts[act]),
      target || '—',
      reason,
    ]);
    const none = say({ zh: '还没有操作记录。', en: 'Nothing was done by hand yet.' });
    return { json: list, text: rows.length === 0 ? none : table([head, ...rows]) + moreText(list.nextCursor, say) };
  },
});
