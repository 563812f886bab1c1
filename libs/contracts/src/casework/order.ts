import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Min, ValidateNested } from 'class-validator';
import { PageQuery } from '../kernel/page.js';
import { rpc } from '../kernel/rpc.js';
import { ReplyText } from './reply.js';
import {
  orderStates,
  resultGrades,
  type OrderRole,
  type OrderState,
  type ResultGrade,
  type SlaLight,
} from './vocabulary.js';

export class OrderView {
  id!: string;
  caseId!: string;
  caseCode!: string;
  title!: string;
  unitId!: string;
  unitName!: string;
  role!: OrderRole;
  state!: OrderState;
  instruction!: string | null;
  dispatchedAt!: string;
  signedAt!: string | null;
  dueAt!: string | null;
  light!: SlaLight | null;
  reply!: ReplyText | null;
  grade!: ResultGrade | null;
  sentBackReason!: string | null;
  version!: number;
  actions!: string[];
}

export class OrderPage {
  items!: OrderView[];
  nextCursor!: string | null;
}

export class ListOrders extends PageQuery {
  @IsOptional()
  @IsIn(orderStates)
  state?: OrderState;
}

export class OrderRef {
  @IsUUID()
  id!: string;
}

export class OrderCommand extends OrderRef {
  @IsInt()
  @Min(1)
  expectedVersion!: number;
}

export class SubmitReply extends OrderCommand {
  @ValidateNested()
  @Type(() => ReplyText)
  reply!: ReplyText;

  /** The unit's proposal; the office decides at sign-off. */
  @IsIn(resultGrades)
  grade!: ResultGrade;
}

/** A unit sees its own orders, staff and leaders all of them. */
export const listOrders = rpc('suggestions.order.list', ListOrders, OrderPage);
export const getOrder = rpc('suggestions.order.get', OrderRef, OrderView);
/** Unit: dispatched → signed (签收). */
export const signOrder = rpc('suggestions.order.sign', OrderCommand, OrderView);
/** Unit: signed or sent_back → submitted; when every order is submitted the case goes to reply_review. */
export const submitReply = rpc('suggestions.order.submit', SubmitReply, OrderView);
