import type { InvitationView, JoinState } from '@qsl/contracts';
import type { ActionSpec } from '../../command/form-spec.js';
import { actReason } from './act-reason.js';

export const inviteSpec: ActionSpec = {
  verb: 'invite',
  label: '邀请下级单位',
  submitLabel: '生成接入码',
  explain: '接入码只显示一次，请经可信渠道交给对方。同一编号以前的邀请随即失效。',
  tone: 'primary',
  fields: [
    {
      name: 'iid',
      label: '新单位编号',
      kind: 'text',
      isRequired: true,
      maxLength: 7,
      hint: '如 x610302，一经使用不再更改。',
    },
    { name: 'hours', label: '有效小时数', kind: 'number', isRequired: false, hint: '1 至 168，不填为 72。' },
    actReason,
  ],
};

export const invitationSpecs = {
  approve: {
    verb: 'approve',
    label: '批准接入',
    explain: '批准前请与对方核对公钥。批准后由登记机构签发名片，须由邀请人以外的另一人批准。',
    tone: 'primary',
    fields: [actReason],
  },
  withdraw: {
    verb: 'withdraw',
    label: '撤回邀请',
    explain: '撤回后接入码随即失效。',
    tone: 'danger',
    fields: [actReason],
  },
} as const satisfies Record<string, ActionSpec>;

/** What can be done with an invitation now. */
export function deedsFor({ state }: Pick<InvitationView, 'state'>): (keyof typeof invitationSpecs)[] {
  if (state === 'asked') return ['approve', 'withdraw'];
  return state === 'open' || state === 'approved' ? ['withdraw'] : [];
}

const stateWords = {
  open: '待对方使用',
  asked: '待批准',
  approved: '已批准，待接通',
  joined: '已接入',
  withdrawn: '已撤回',
  expired: '已过期',
} satisfies Record<InvitationView['state'], string>;

export function stateOf({ state, fault, isReady }: Pick<InvitationView, 'state' | 'fault' | 'isReady'>): string {
  if (fault !== null) return `登记机构未予签发（${fault}）`;
  return state === 'open' && !isReady ? '链路服务尚未就绪' : stateWords[state];
}

/** How far an office is on its way to its parent. */
export const joinWords = {
  waiting: '已提交，等待上级另一人批准',
  approved: '上级已批准，等待登记机构签发名片',
  connecting: '名片已签发，正在接通',
  active: '已接入',
} satisfies Record<JoinState, string>;
