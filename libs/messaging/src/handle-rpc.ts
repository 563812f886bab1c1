import { Ctx, MessagePattern, Payload, type NatsContext } from '@nestjs/microservices';
import type { Call, Rpc } from '@qsl/contracts';
import { fromHeaders } from './call-headers.js';
import { validateBody } from './validate-body.js';

type Handler<Req extends object, View extends object> = (call: Call, body: Req) => Promise<View>;

/**
 * Makes a controller method answer a contract: subscribes its subject, validates the body, reads the call from the headers.
 * The compiler checks the method's parameter and return type against the contract.
 */
export function HandleRpc<Req extends object, View extends object>(contract: Rpc<Req, View>) {
  return <H extends Handler<Req, View>>(target: object, key: string, descriptor: TypedPropertyDescriptor<H>): void => {
    const handler = descriptor.value;
    if (!handler) throw new Error(`${key} is not a method`);
    const received = async function (this: unknown, payload: unknown, context: NatsContext): Promise<View> {
      const call = fromHeaders(context.getHeaders());
      return handler.call(this, call, validateBody(contract.request, payload, call.language));
    };
    Object.defineProperty(received, 'name', { value: key });
    descriptor.value = received as unknown as H;
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    MessagePattern(contract.subject)(target, key, descriptor);
  };
}
