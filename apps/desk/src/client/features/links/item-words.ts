import type { ItemState, ItemView, OperatorActKind } from '@qsl/contracts';
import { allowedSpecs, type ActionBook } from '../../command/action-book.js';
import type { ActionSpec } from '../../command/form-spec.js';
import { actReason } from './act-reason.js';

export const itemStateLabels: Readonly<Record<ItemState, string>> = {
  parked: '多次办理失败',
  unsupported_type: '本单位版本尚不支持',
  conflict: '同一编号有两个事件',
  waiting: '等候所依据的往来',
  skipped: '已越过',
  void: '已认定无效',
};

const book: ActionBook = {
  unpark: {
    label: '重新办理',
    explain: '立即再次交给业务系统办理；其后等待的事件随之继续。',
    tone: 'primary',
    fields: [actReason],
  },
  skip: {
    label: '越过',
    explain: '不再办理此事件，其后的事件继续办理。以后仍可重新办理。',
    tone: 'plain',
    fields: [actReason],
  },
  void: {
    label: '认定无效',
    explain: '发出单位无权作出此事件，不产生效力。以后仍可重新办理。',
    tone: 'danger',
    fields: [actReason],
  },
};

const chosen: ActionSpec = {
  verb: 'unpark',
  label: '以此件为准',
  explain: '此编号以这一事件为准，另一事件即被越过；本事项随后恢复办理。请先与发出单位核实。',
  tone: 'primary',
  fields: [actReason],
};

const allowed: Readonly<Record<Exclude<ItemState, 'conflict'>, readonly string[]>> = {
  parked: ['unpark', 'skip', 'void'],
  unsupported_type: ['unpark', 'skip', 'void'],
  waiting: ['skip', 'void'],
  skipped: ['unpark'],
  void: ['unpark'],
};

/** What an administrator may do to an event that was not applied. */
export const itemActions = ({ state }: Pick<ItemView, 'state'>): ActionSpec[] =>
  state === 'conflict' ? [chosen] : allowedSpecs(book, allowed[state]);

export const actLabels: Readonly<Record<OperatorActKind, string>> = {
  'item.unpark': '重新办理事件',
  'item.skip': '越过事件',
  'item.void': '认定事件无效',
  'item.replay': '重新办理整个事项',
  'link.suspend': '暂停链路',
  'link.resume': '恢复链路',
  'link.retire': '停用链路',
  'link.invite': '邀请下级接入',
  'link.approve': '批准下级接入',
  'link.withdraw': '撤回邀请',
  'link.join': '接入上级',
  'link.move': '申请改接上级',
  'recovery.begin': '人工启动恢复',
  'key.rotate': '更换签名密钥',
  'sealing_key.rotate': '更换密封密钥',
  'office.revoke': '吊销单位',
  'office.retire': '撤销单位',
  'office.move': '改接单位',
  'file.export': '导出离线文件',
  'file.import': '导入离线文件',
};
