import type { FieldFault, OrderRole } from '@qsl/contracts';

export interface Assignment {
  unitId: string;
  role: OrderRole;
}

/** One `lead` with its `co`, one `sole`, or only `split`; no unit twice. */
export function checkAssignments(orders: Assignment[]): FieldFault[] {
  const missing = orders.flatMap(({ unitId }, index) =>
    unitId ? [] : [{ field: `orders.${index}.unitId`, rule: 'required', message: '请选择承办单位。' }],
  );
  if (missing.length > 0) return missing;
  if (new Set(orders.map(({ unitId }) => unitId)).size < orders.length) return [fault('同一单位不能重复交办。')];
  const count = (role: OrderRole): number => orders.filter((order) => order.role === role).length;
  if (count('split') === orders.length) return [];
  if (count('split') > 0) return [fault('分办时，各单位均应为分办。')];
  if (count('sole') > 0)
    return orders.length === 1 ? [] : [fault('单办只能有一个单位；多个单位请选一个主办，其余会办。')];
  return count('lead') === 1 ? [] : [fault('须有且只有一个主办单位。')];
}

const fault = (message: string): FieldFault => ({ field: 'orders', rule: 'roles', message });

/** The role that a further unit most likely has. */
export function nextRole(orders: Assignment[]): OrderRole {
  return orders.some(({ role }) => role === 'split') ? 'split' : 'co';
}
