import type { OrderPage, OrderView } from '@qsl/contracts';
import { get, post, type Command, type Query } from './http.js';

export const fetchOrders = (query: Query, signal?: AbortSignal): Promise<OrderPage> => get('/orders', query, signal);

export const fetchOrder = (id: string, signal?: AbortSignal): Promise<OrderView> => get(`/orders/${id}`, {}, signal);

export const changeOrder = (id: string, verb: string, command: Command): Promise<OrderView> =>
  post(`/orders/${id}/actions/${verb}`, command);
