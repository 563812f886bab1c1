import { listOperatorActs, type Message, type OperatorActKind, type OperatorActView } from '@qsl/contracts';
import { command } from '../command.js';
import { type Column, listing } from '../listing.js';
import { momentText } from '../moment.js';
import { pageOptions } from '../page-options.js';

const actTexts: Readonly<Record<OperatorActKind, Message>> = {
  'item.unpark': { zh: '重新办理', en: 'unpark' },
  'item.skip': { zh: '跳过', en: 'skip' },
  'item.void': { zh: '判为无效', en: 'void' },
  'item.replay': { zh: '重新交付', en: 'replay' },
  'link.suspend': { zh: '暂停链路', en: 'suspend' },
  'link.resume': { zh: '恢复链路', en: 'resume' },
  'link.retire': { zh: '停用链路', en: 'retire' },
  'link.invite': { zh: '邀请下级', en: 'invite' },
  'link.approve': { zh: '批准接入', en: 'approve' },
  'link.withdraw': { zh: '撤回邀请', en: 'withdraw' },
  'link.join': { zh: '接入上级', en: 'join' },
  'link.move': { zh: '申请改接上级', en: 'move' },
  'recovery.begin': { zh: '重新核对', en: 'recover' },
  'key.rotate': { zh: '更换签名密钥', en: 'rotate key' },
  'sealing_key.rotate': { zh: '更换密封密钥', en: 'rotate sealing key' },
  'office.revoke': { zh: '吊销机关密钥', en: 'revoke office' },
  'office.retire': { zh: '注销机关', en: 'retire office' },
  'office.move': { zh: '核准改接', en: 'move office' },
  'file.export': { zh: '导出离线文件', en: 'export file' },
  'file.import': { zh: '导入离线文件', en: 'import file' },
};

const columns: readonly Column<OperatorActView>[] = [
  { head: { zh: '时间', en: 'TIME' }, cell: ({ at }) => momentText(at) },
  { head: { zh: '操作人', en: 'BY' }, cell: ({ by }) => by },
  { head: { zh: '操作', en: 'ACT' }, cell: ({ act }, say) => say(actTexts[act]) },
  { head: { zh: '对象', en: 'TARGET' }, cell: ({ target }) => target || '—' },
  { head: { zh: '原因', en: 'REASON' }, cell: ({ reason }) => reason },
];
const none: Message = { zh: '还没有操作记录。', en: 'Nothing was done by hand yet.' };

export const acts = command({
  usage: 'acts',
  about: { zh: '操作记录：谁、何时、做了什么、为什么', en: 'The record of acts: who, when, what and why' },
  options: (yargs, say) => pageOptions(yargs, say),
  run: async ({ office, say }, { limit, cursor }) => {
    const list = await office.ask(listOperatorActs, { limit, cursor });
    return { json: list, text: listing(list, { columns, none }, say) };
  },
});
