import { Injectable } from '@nestjs/common';
import { visitor, type Actor, type Call, type PersonView } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';
import { GatewayConfig } from '../gateway.config.js';
import { idempotencyKeyOf } from '../http/idempotency-key.js';
import { languageOf } from '../http/language.js';
import { credentialOf, type Credential } from './credential.js';
import { Sessions } from './sessions.js';

/** Who sent a request. */
export interface Caller {
  credential: Credential | null;
  /** `null` for visitors, and for a credential that is no longer good. */
  person: PersonView | null;
  call: Call;
}

const toActor = ({ id, name, roles, level, unitId, unitName }: PersonView): Actor => ({
  personId: id,
  name,
  roles,
  level,
  unitId,
  unitName,
});

/** Finds the sender of a request, once per request. */
@Injectable()
export class Callers {
  private readonly found = new WeakMap<FastifyRequest, Promise<Caller>>();

  constructor(
    private readonly sessions: Sessions,
    private readonly config: GatewayConfig,
  ) {}

  of(request: FastifyRequest): Promise<Caller> {
    const known = this.found.get(request) ?? this.find(request);
    this.found.set(request, known);
    return known;
  }

  private async find(request: FastifyRequest): Promise<Caller> {
    const call: Call = {
      actor: visitor,
      requestId: request.id,
      language: languageOf(request.headers['accept-language']),
      idempotencyKey: idempotencyKeyOf(request),
    };
    const credential = credentialOf(request, this.config.sessionCookie);
    const person = credential && (await this.sessions.personOf(credential.token, { ...call, idempotencyKey: null }));
    return { credential, person, call: person ? { ...call, actor: toActor(person) } : call };
  }
}
