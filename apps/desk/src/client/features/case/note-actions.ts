import type { NoteAddressee } from '@qsl/contracts';
import type { ActionSpec } from '../../command/form-spec.js';

/** Sending a note, where there is an office that it can be sealed to. */
export function noteActions(addressees: readonly NoteAddressee[]): ActionSpec[] {
  const choices = addressees.filter(({ hasKey }) => hasKey).map(({ iid, name }) => ({ value: iid, label: name }));
  if (choices.length === 0) return [];
  return [
    {
      verb: 'send',
      label: '发送密封说明',
      explain: '只有收件机关能够阅读，途经机关只知道有此件；不列入全程留痕，不向群众公开。不得填写国家秘密。',
      tone: 'plain',
      fields: [
        { name: 'toInstance', label: '收件机关', kind: 'choice', isRequired: true, choices },
        { name: 'text', label: '说明内容', kind: 'long', isRequired: true, minLength: 5, maxLength: 1000 },
      ],
    },
  ];
}
