import { Controller, Get, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  listMySubmissions,
  listMyTopics,
  PageQuery,
  PersonView,
  type Call,
  type SuggestionPage,
  type TopicPage,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import type { FastifyRequest } from 'fastify';
import { Guarded, Read } from '../http/route.js';
import { Described } from '../openapi/described.js';
import { unauthenticated } from './caller.guard.js';
import { Callers } from './callers.js';

/** Visitors have nothing of their own. */
function requirePerson({ actor }: Call): void {
  if (actor.personId === null) throw unauthenticated();
}

@ApiTags('me')
@Controller('me')
export class MeHttpController {
  constructor(
    private readonly bus: Bus,
    private readonly callers: Callers,
  ) {}

  /** The session's own resolution is the answer. */
  @Get()
  @Guarded()
  @Described({ summary: '本人信息', status: 200, view: PersonView })
  async getMe(@Req() request: FastifyRequest): Promise<PersonView> {
    const { person } = await this.callers.of(request);
    if (!person) throw unauthenticated();
    return person;
  }

  @Read('submissions', listMySubmissions, '我提交的建议')
  async listMySubmissions(call: Call, query: PageQuery): Promise<SuggestionPage> {
    requirePerson(call);
    return this.bus.call(listMySubmissions, query, call);
  }

  @Read('topics', listMyTopics, '我的议题')
  async listMyTopics(call: Call, query: PageQuery): Promise<TopicPage> {
    requirePerson(call);
    return this.bus.call(listMyTopics, query, call);
  }
}
