import { Controller } from '@nestjs/common';
import { getFeed, type Call, type DocumentView, type GetFeed } from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { FeedQueries } from './feed.queries.js';

@Controller()
export class FeedController {
  constructor(private readonly feeds: FeedQueries) {}

  @HandleRpc(getFeed)
  get(_call: Call, body: GetFeed): Promise<DocumentView> {
    return this.feeds.feed(body);
  }
}
