import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Acknowledgement,
  type Call,
  ItemAct,
  type ItemList,
  type JournalVerdict,
  ListItems,
  listItems,
  listOperatorActs,
  Nothing,
  type OperatorActList,
  PageQuery,
  skipItem,
  unparkItem,
  verifyJournal,
  voidItem,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import { Act, Read } from '../http/route.js';
import { OpenWhileRecovering } from '../recovery/write.guard.js';

/** What administrators look after on the links: events that stand still, what was done by hand, the journal. */
@ApiTags('office')
@OpenWhileRecovering()
@Controller('links')
export class ItemHttpController {
  constructor(private readonly bus: Bus) {}

  @Read('items', listItems, '未能办理的事件')
  listItems(call: Call, query: ListItems): Promise<ItemList> {
    return this.bus.call(listItems, query, call);
  }

  @Act('items/:eventId/actions/unpark', unparkItem, '重新办理事件')
  unpark(call: Call, body: ItemAct): Promise<Acknowledgement> {
    return this.bus.call(unparkItem, body, call);
  }

  @Act('items/:eventId/actions/skip', skipItem, '越过事件')
  skip(call: Call, body: ItemAct): Promise<Acknowledgement> {
    return this.bus.call(skipItem, body, call);
  }

  @Act('items/:eventId/actions/void', voidItem, '认定事件无效')
  void(call: Call, body: ItemAct): Promise<Acknowledgement> {
    return this.bus.call(voidItem, body, call);
  }

  @Read('acts', listOperatorActs, '人工处理记录')
  listActs(call: Call, query: PageQuery): Promise<OperatorActList> {
    return this.bus.call(listOperatorActs, query, call);
  }

  @Read('journal/verdict', verifyJournal, '核验办理日志')
  verifyJournal(call: Call, query: Nothing): Promise<JournalVerdict> {
    return this.bus.call(verifyJournal, query, call);
  }
}
