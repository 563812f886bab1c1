import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AnnouncedMatter,
  countUnreadNotices,
  getWatch,
  listNotices,
  ListNotices,
  markNoticesRead,
  MarkRead,
  Nothing,
  rebuildNotices,
  setMute,
  SetMute,
  setWatch,
  SetWatch,
  type Acknowledgement,
  type Call,
  type NoticePage,
  type UnreadCount,
  type WatchView,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Act, Read } from '../http/route.js';
import { OpenWhileRecovering } from '../recovery/write.guard.js';

@ApiTags('notices')
@OpenWhileRecovering()
@Controller('notices')
export class NoticeHttpController {
  constructor(private readonly bus: Bus) {}

  @Read('', listNotices, '我的消息')
  listNotices(call: Call, query: ListNotices): Promise<NoticePage> {
    return this.bus.call(listNotices, query, call);
  }

  @Read('unread-count', countUnreadNotices, '未读消息数')
  countUnreadNotices(call: Call, query: Nothing): Promise<UnreadCount> {
    return this.bus.call(countUnreadNotices, query, call);
  }

  @Act('actions/read', markNoticesRead, '标为已读')
  markNoticesRead(call: Call, body: MarkRead): Promise<UnreadCount> {
    return this.bus.call(markNoticesRead, body, call);
  }

  @Read('watch', getWatch, '是否关注、是否免打扰')
  getWatch(call: Call, query: AnnouncedMatter): Promise<WatchView> {
    return this.bus.call(getWatch, query, call);
  }

  @Act('watches', setWatch, '关注或取消关注')
  setWatch(call: Call, body: SetWatch): Promise<WatchView> {
    return this.bus.call(setWatch, body, call);
  }

  @Act('mutes', setMute, '免打扰或恢复')
  setMute(call: Call, body: SetMute): Promise<WatchView> {
    return this.bus.call(setMute, body, call);
  }

  @Act('actions/rebuild', rebuildNotices, '重建全部消息')
  rebuildNotices(call: Call, body: Nothing): Promise<Acknowledgement> {
    return this.bus.call(rebuildNotices, body, call);
  }
}
