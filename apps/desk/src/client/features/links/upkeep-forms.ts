import type { LinkView } from '@qsl/contracts';
import type { ActionSpec } from '../../command/form-spec.js';
import { actReason } from './act-reason.js';

const suspend = ({ peerName }: LinkView): ActionSpec => ({
  verb: 'suspend',
  label: '暂停链路',
  explain: '用于线路维修、核查异常等情形，随时可以恢复。',
  tone: 'plain',
  consequence: {
    zh: `暂停后，本单位与${peerName}之间停止收发，双方各自照常办理。往来记录按顺序保存，恢复后自动送达，不丢失、不重复。服务重启后仍保持暂停，直至人工恢复。`,
    en: 'Nothing is exchanged with this office until the link is resumed, also after a restart. Both sides work on; what is due is kept in order and delivered afterwards.',
  },
  fields: [actReason],
});

const resume = ({ peerName, pending }: LinkView): ActionSpec => ({
  verb: 'resume',
  label: '恢复链路',
  explain: '结束暂停，重新与对方联系。',
  tone: 'primary',
  consequence: {
    zh: `恢复后，本单位随即重新联系${peerName}。暂停期间保存的往来记录自动按顺序送达，目前待送达 ${pending} 条。`,
    en: `The other office is contacted at once; what was kept is delivered in order (${pending} records now).`,
  },
  fields: [actReason],
});

const retire = ({ peerName, pending }: LinkView): ActionSpec => ({
  verb: 'retire',
  label: '停用链路',
  explain: '仅用于已撤并的下级单位；暂时不用的，请选择暂停。',
  tone: 'danger',
  consequence: {
    zh: `停用后不能再恢复。与${peerName}的链路永久关闭，${pending > 0 ? `尚未送达的 ${pending} 条记录不再送达` : '目前没有未送达的记录'}；已有往来记录和办理历史保留可查。撤销该单位的名片，由登记机构另行办理。`,
    en: `For good: the link is closed and cannot be opened again; what was not delivered (${pending} records now) never will be. The history stays. The office’s card is the registrar’s to retire.`,
  },
  fields: [actReason],
});

/** What an administrator may do to a link now; the one to the parent is never retired. */
export function linkActions(link: LinkView): ActionSpec[] {
  if (link.state === 'retired') return [];
  const standing = link.state === 'suspended' ? resume(link) : suspend(link);
  return link.relation === 'child' ? [standing, retire(link)] : [standing];
}

/** What is told once it is done. */
export const linkDone: Readonly<Record<string, string>> = {
  suspend: '链路已暂停',
  resume: '链路已恢复',
  retire: '链路已停用',
};

export const keySpecs: ActionSpec[] = [
  {
    verb: 'rotate-signing',
    label: '更换签名密钥',
    explain: '定期更换，或怀疑密钥泄露时办理。',
    tone: 'plain',
    consequence: {
      zh: '将生成新的签名密钥，并向登记机构申请新名片。新名片送达之前仍用原密钥签名，业务不中断；送达之后自动改用新密钥，原密钥只用于核验以前的往来件。已有申请在办的，不另生成。',
      en: 'A new signing key is made and the registrar is asked for a card. The old key signs until the card is here, the new one from then on; what was signed before still verifies. A request that is under way is not doubled.',
    },
    fields: [
      {
        name: 'algorithm',
        label: '签名算法',
        kind: 'choice',
        isRequired: false,
        hint: '不选则沿用现有算法。',
        choices: [
          { value: 'ed25519', label: 'Ed25519' },
          { value: 'sm2', label: '国密 SM2' },
        ],
      },
      actReason,
    ],
  },
  {
    verb: 'rotate-sealing',
    label: '更换密封密钥',
    explain: '密封密钥用于接收途经单位不能阅读的内容。',
    tone: 'plain',
    consequence: {
      zh: '将生成新的密封密钥，并向登记机构申请登记。登记之后，其他单位改用新密钥密封；原密钥继续保留，用于阅读以前密封的内容。已有申请在办的，不另生成。',
      en: 'A new sealing key is made and the registrar is asked to list it; others seal to it from then on. The old keys stay, to read what was sealed to them. A request that is under way is not doubled.',
    },
    fields: [actReason],
  },
];

/** Neighbours that may be absent are those whose links are not given up. */
export const recoverSpec = (links: readonly LinkView[]): ActionSpec => ({
  verb: 'recover',
  label: '开始核对',
  explain: '恢复备份后，系统自行核对；仅在未自行开始，或上下级长期中断、需要不等候其答复时，由人工启动。',
  tone: 'danger',
  consequence: {
    zh: '本单位将向上下级逐一取回其保存而本单位缺少的往来记录。核对完成之前，本单位的上报、转办和答复排队等候，完成后自动发出。对不等候的单位，只有其保存的记录要等恢复联系后才能补回；其间编号重复使用的，有关事项停办，由人工指定以哪一件为准。',
    en: 'All neighbours are asked for what they hold and this office lacks; until that ends, what this office sends is queued. What a neighbour that is not waited for alone holds comes when it is back; matters in which a number was used again by then are parked, for you to decide.',
  },
  fields: [
    {
      name: 'without',
      label: '不等候的单位',
      kind: 'choices',
      isRequired: false,
      hint: '只勾选长期中断、近期不能恢复的单位。',
      choices: links
        .filter(({ state }) => state !== 'retired')
        .map(({ peer, peerName }) => ({ value: peer, label: `${peerName}（${peer}）` })),
    },
    actReason,
  ],
});
