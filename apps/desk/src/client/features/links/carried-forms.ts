import type { CarriedFileView, LinkView, RefusedEventView } from '@qsl/contracts';
import type { Command } from '../../api/http.js';
import type { ActionSpec, FieldSpec } from '../../command/form-spec.js';
import { actReason } from './act-reason.js';

const withoutAttachments = 'without';

/** Only offices whose links are not given up. */
const peerField = (links: readonly LinkView[]): FieldSpec => ({
  name: 'peer',
  label: '送达单位',
  kind: 'choice',
  isRequired: true,
  choices: links
    .filter(({ state }) => state !== 'retired')
    .map(({ peer, peerName }) => ({ value: peer, label: `${peerName}（${peer}）` })),
});

const attachmentsField: FieldSpec = {
  name: 'attachments',
  label: '附件',
  kind: 'choice',
  isRequired: false,
  hint: '不选则连同附件；附件较多、先送要件时可不带，以后仍可补送。',
  choices: [
    { value: 'with', label: '连同附件' },
    { value: withoutAttachments, label: '不带附件' },
  ],
};

export const exportSpec = (links: readonly LinkView[]): ActionSpec => ({
  verb: 'export',
  label: '导出文件',
  explain: '导出记入人工处理记录。文件较大时需要一两分钟。',
  tone: 'primary',
  fields: [
    peerField(links),
    attachmentsField,
    {
      name: 'after',
      label: '从第几号之后写起',
      kind: 'number',
      isRequired: false,
      hint: '一般不填。仅在对方导入时提示缺少之前的文件时，按提示填写。',
    },
    actReason,
  ],
});

export const importSpec: ActionSpec = {
  verb: 'import',
  label: '导入此文件',
  explain: '先核验封签，再收入往来。核验不符的文件不予收入；重复导入不会重复办理。',
  tone: 'primary',
  fields: [actReason],
};

export const answerSpec: ActionSpec = {
  verb: 'answer',
  label: '生成回执文件',
  explain: '回执文件写明本单位收到哪里，并带上本单位给对方的往来和对方所缺的附件。',
  tone: 'primary',
  fields: [attachmentsField, actReason],
};

export const requestSpec = (links: readonly LinkView[]): ActionSpec => ({
  verb: 'request',
  label: '导出核对请求',
  explain: '请该单位把本单位恢复备份后丢失的往来写成文件带回。只认对最近一次请求的回复。',
  tone: 'plain',
  fields: [peerField(links), actReason],
});

/** The form's answers as the gateway takes them. */
export function toExport({ body, idempotencyKey }: Command, more: object = {}): Command {
  const { attachments, ...rest } = body as { attachments?: string };
  return { body: { ...rest, ...more, attachments: attachments !== withoutAttachments }, idempotencyKey };
}

export function contentOf({ kind, events, after, upTo }: CarriedFileView): string {
  if (kind === 'request') return '请求发回丢失的往来';
  if (kind === 'replay') return `发回的往来 ${events} 件`;
  return events === 0 ? '没有新的往来，只有回执' : `往来 ${events} 件（第 ${after + 1} 至 ${upTo} 号）`;
}

/** Why a file cannot be taken as it is, by what its first look has shown. */
export const faultWords: Readonly<Record<string, string>> = {
  not_for_us: '此文件不是给本单位的，也不是本单位发出的，不能导入。请核对是否带错。',
  signature: '封签不是发出单位现用密钥所签。文件如带有该单位的新名片，导入时先核验名片；仍不相符的，不予导入。',
};

const refusedWords: Readonly<Record<string, string>> = {
  malformed: '格式不符',
  signature: '签名核验不符',
  author_not_on_route: '发出单位不在该事项的办理路径上',
  wrong_side: '不应由该单位转来',
};

export const refusedReason = ({ fault }: Pick<RefusedEventView, 'fault'>): string => refusedWords[fault] ?? fault;
