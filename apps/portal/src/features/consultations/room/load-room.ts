import type { ConsultationView } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';
import type { Gateway } from '../../../api/gateway.js';
import type { AddressQuery } from '../../../server/query.js';
import { callerOf } from '../../../server/visit.js';

/** Address of a consultation's page or of one of its tabs. */
export interface RoomAddress {
  Params: { id: string };
  Querystring: AddressQuery;
}

/** Path of a consultation, the same here and at the gateway. */
export function roomPath({ params }: FastifyRequest<RoomAddress>): string {
  return `/consultations/${encodeURIComponent(params.id)}`;
}

export function loadRoom(gateway: Gateway, request: FastifyRequest<RoomAddress>): Promise<ConsultationView> {
  return gateway.get<ConsultationView>(callerOf(request), roomPath(request));
}
