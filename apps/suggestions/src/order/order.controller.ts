import { Controller } from '@nestjs/common';
import { OrderService } from '@qsl/casework';
import {
  getOrder,
  listOrders,
  signOrder,
  submitReply,
  type Call,
  type ListOrders,
  type OrderCommand,
  type OrderPage,
  type OrderRef,
  type OrderView,
  type SubmitReply,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';

@Controller()
export class OrderController {
  constructor(private readonly orders: OrderService) {}

  @HandleRpc(listOrders)
  list(call: Call, body: ListOrders): Promise<OrderPage> {
    return this.orders.listOrders(call, body);
  }

  @HandleRpc(getOrder)
  get(call: Call, body: OrderRef): Promise<OrderView> {
    return this.orders.getOrder(call, body);
  }

  @HandleRpc(signOrder)
  sign(call: Call, body: OrderCommand): Promise<OrderView> {
    return this.orders.signOrder(call, body);
  }

  @HandleRpc(submitReply)
  submit(call: Call, body: SubmitReply): Promise<OrderView> {
    return this.orders.submitReply(call, body);
  }
}
