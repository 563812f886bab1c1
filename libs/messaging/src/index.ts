export { Bus, connectBus, type CallOptions } from './bus.js';
export { fromHeaders, systemCall, toHeaders } from './call-headers.js';
export { HandleRpc } from './handle-rpc.js';
export { MessagingModule } from './messaging.module.js';
export { natsOptions } from './nats-options.js';
export { RpcErrorFilter } from './rpc-error.filter.js';
export { validateBody } from './validate-body.js';
export { fromWireError, toWireError, type WireError } from './wire-error.js';
