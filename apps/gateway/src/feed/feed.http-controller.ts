import { Controller, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FeedRef, getFeed, type Call, type DocumentView } from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import type { FastifyRequest } from 'fastify';
import { GatewayConfig } from '../gateway.config.js';
import { PublicRead } from '../http/public-read.js';
import { ReadDocument } from '../http/route.js';
import { siteOf } from './site.js';

const feeds = ['application/rss+xml', 'application/atom+xml', 'application/feed+json'];

/** The address that the links lead to is ours to say, not the reader's. */
const readFeed = { ...getFeed, request: FeedRef };

@ApiTags('articles')
@Controller('feeds')
export class FeedHttpController {
  constructor(
    private readonly bus: Bus,
    private readonly config: GatewayConfig,
  ) {}

  @PublicRead(60)
  @ReadDocument('articles.:format', readFeed, feeds, '资讯订阅源')
  readFeed(call: Call, { format }: FeedRef, @Req() request: FastifyRequest): Promise<DocumentView> {
    return this.bus.call(getFeed, { format, site: this.config.siteUrl ?? siteOf(request) }, call);
  }
}
