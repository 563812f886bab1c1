import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';
import { attachCall } from '../http/http-call.js';
import { Callers } from './callers.js';
import { refuseForgery } from './credential.js';

/** A program with a dead token is told so; a browser with a dead cookie is a visitor, so that public pages keep working. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(private readonly callers: Callers) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { credential, person, call } = await this.callers.of(request);
    refuseForgery(request, credential);
    if (credential?.from === 'header' && !person) throw unauthenticated();
    attachCall(request, call);
    return true;
  }
}

export function unauthenticated(): DomainError {
  return new DomainError('unauthenticated', 'session.required', { zh: '请先登录。', en: 'Sign in first.' });
}
