import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  getOrder,
  listOrders,
  ListOrders,
  OrderCommand,
  OrderRef,
  signOrder,
  submitReply,
  SubmitReply,
  type Call,
  type OrderPage,
  type OrderView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Act, Read } from '../http/route.js';

@ApiTags('orders')
@Controller('orders')
export class OrderHttpController {
  constructor(private readonly bus: Bus) {}

  @Read('', listOrders, '交办单列表')
  listOrders(call: Call, query: ListOrders): Promise<OrderPage> {
    return this.bus.call(listOrders, query, call);
  }

  @Read(':id', getOrder, '交办单详情')
  getOrder(call: Call, ref: OrderRef): Promise<OrderView> {
    return this.bus.call(getOrder, ref, call);
  }

  @Act(':id/actions/sign', signOrder, '签收交办单')
  signOrder(call: Call, body: OrderCommand): Promise<OrderView> {
    return this.bus.call(signOrder, body, call);
  }

  @Act(':id/actions/submit', submitReply, '报送答复')
  submitReply(call: Call, body: SubmitReply): Promise<OrderView> {
    return this.bus.call(submitReply, body, call);
  }
}
