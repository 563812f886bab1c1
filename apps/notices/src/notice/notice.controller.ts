import { Controller } from '@nestjs/common';
import {
  countUnreadNotices,
  listNotices,
  listNoticesSince,
  markNoticesRead,
  type Call,
  type ListNotices,
  type MarkRead,
  type Nothing,
  type NoticeNews,
  type NoticePage,
  type NoticesSince,
  type UnreadCount,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { NoticeQueries } from './notice.queries.js';
import { NoticeService } from './notice.service.js';

@Controller()
export class NoticeController {
  constructor(
    private readonly notices: NoticeService,
    private readonly queries: NoticeQueries,
  ) {}

  @HandleRpc(listNotices)
  list(call: Call, body: ListNotices): Promise<NoticePage> {
    return this.queries.list(call.actor, body);
  }

  @HandleRpc(countUnreadNotices)
  countUnread(call: Call, _body: Nothing): Promise<UnreadCount> {
    return this.queries.countUnread(call.actor);
  }

  @HandleRpc(markNoticesRead)
  markRead(call: Call, body: MarkRead): Promise<UnreadCount> {
    return this.notices.markRead(call.actor, body);
  }

  @HandleRpc(listNoticesSince)
  since(call: Call, body: NoticesSince): Promise<NoticeNews> {
    return this.queries.since(call.actor, body);
  }
}
