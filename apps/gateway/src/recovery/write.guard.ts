import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { WriteGate } from './write-gate.js';

const openKey = 'qsl:open-while-recovering';

/** Marks routes that touch no matter of the office: signing in, notices, and what operators mend the links with. */
export const OpenWhileRecovering = () => SetMetadata(openKey, true);

/** Reading goes on after a restore; whatever is not marked as harmless waits until the office's own records are back. */
@Injectable()
export class WriteGuard implements CanActivate {
  constructor(
    private readonly gate: WriteGate,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    if (method === 'GET' || method === 'HEAD') return true;
    const isOpen = this.reflector.getAllAndOverride<boolean>(openKey, [context.getHandler(), context.getClass()]);
    if (!isOpen) await this.gate.pass();
    return true;
  }
}
