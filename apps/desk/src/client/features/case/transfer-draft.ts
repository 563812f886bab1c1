import type { CaseView, ComposeTransfer, FieldFault, OfficeView, SnapshotView, TransferKind } from '@qsl/contracts';
import { checkFields, type FieldSpec } from '../../command/form-spec.js';

/** What is filled in to send a matter to another office. */
export interface TransferDraft {
  toInstance: string;
  reasonCode: string;
  reason: string;
  /** Whether review remarks and units go along; title and text always do, contact data never. */
  revealsHandling: boolean;
  dueOn: string;
}

export const emptyTransfer = (): TransferDraft => ({
  toInstance: '',
  reasonCode: '',
  reason: '',
  revealsHandling: false,
  dueOn: '',
});

/** An office that a matter may go to from here. */
export interface TransferTarget {
  office: OfficeView;
  kind: TransferKind;
}

/** The parent and the children, without those that the matter has already passed: it may not come back by a new transfer. */
export function transferTargets(
  offices: { parent: OfficeView | null; children: OfficeView[] },
  route: { iid: string }[],
): TransferTarget[] {
  const passed = new Set(route.map(({ iid }) => iid));
  const up = offices.parent ? [{ office: offices.parent, kind: 'escalate' as const }] : [];
  const down = offices.children.map((office) => ({ office, kind: 'delegate' as const }));
  return [...up, ...down].filter(({ office }) => !passed.has(office.iid));
}

export function checkTransfer(draft: TransferDraft, fields: FieldSpec[]): FieldFault[] {
  const target = draft.toInstance ? [] : [{ field: 'toInstance', rule: 'required', message: '请选择转往的单位。' }];
  const { reasonCode, reason, dueOn } = draft;
  return [...target, ...checkFields(fields, { reasonCode, reason, dueOn })];
}

export function toTransferBody(
  draft: TransferDraft,
  kind: TransferKind,
): Omit<ComposeTransfer, 'caseId' | 'expectedVersion'> {
  return {
    kind,
    toInstance: draft.toInstance,
    reasonCode: draft.reasonCode as ComposeTransfer['reasonCode'],
    reason: draft.reason.trim(),
    reveal: draft.revealsHandling ? ['public', 'handling'] : ['public'],
    ...(draft.dueOn && { dueOn: draft.dueOn }),
  };
}

/** What the other office will read, as far as this office can say before sending. */
export function previewSnapshot(matter: CaseView, revealsHandling: boolean): SnapshotView {
  const { title, body, category, areaCode } = matter;
  return {
    title,
    body,
    category,
    areaCode,
    author: '群众或委员（不含姓名）',
    handling: revealsHandling ? describeHandling(matter) : null,
  };
}

function describeHandling({ timeline, units }: CaseView): string {
  const own = timeline.entries.filter(({ kind }) => kind.startsWith('case.')).map(({ text }) => text);
  const unitLine = units.length > 0 ? [`承办单位：${units.join('、')}。`] : [];
  return [...own, ...unitLine].join('\n') || '本级尚无审查意见和承办单位。';
}
