import type { OrderRole, RatingValue, ReturnReasonCode, TransferKind } from '@qsl/contracts';

export const orderRoleWords: Readonly<Record<OrderRole, string>> = {
  lead: '主办',
  co: '会办',
  split: '分办',
  sole: '单办',
};

export const ratingWords: Readonly<Record<RatingValue, string>> = {
  satisfied: '满意',
  mostly_satisfied: '基本满意',
  dissatisfied: '不满意',
  no_statement: '未表态',
};

export const transferWords: Readonly<Record<TransferKind, string>> = { escalate: '上报', delegate: '转办' };

export const returnWords: Readonly<Record<ReturnReasonCode, string>> = {
  not_competent: '不属于本级职责',
  incomplete: '材料不全',
  already_handled: '已办理过',
  wrong_office: '受理单位有误',
  other: '其他原因',
};
