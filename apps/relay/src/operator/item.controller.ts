import { Controller } from '@nestjs/common';
import {
  type Acknowledgement,
  type Call,
  ItemAct,
  type ItemList,
  ListItems,
  listItems,
  type Replayed,
  ReplayMatter,
  replayMatter,
  skipItem,
  unparkItem,
  voidItem,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { RelayNode } from '../link/relay-node.js';
import type { ItemAct as ItemVerb } from '../protocol/item-acts.js';
import { ItemReader } from './item-list.js';
import { itemRefused, noSuchItem, noSuchMatter } from './operator.errors.js';
import { deedOf, requireAdmin } from './operator.policy.js';

@Controller()
export class ItemController {
  constructor(
    private readonly node: RelayNode,
    private readonly items: ItemReader,
  ) {}

  @HandleRpc(listItems)
  async list(call: Call, query: ListItems): Promise<ItemList> {
    requireAdmin(call);
    return this.items.list(query);
  }

  @HandleRpc(unparkItem)
  unpark(call: Call, body: ItemAct): Promise<Acknowledgement> {
    return this.act('unpark', call, body);
  }

  @HandleRpc(skipItem)
  skip(call: Call, body: ItemAct): Promise<Acknowledgement> {
    return this.act('skip', call, body);
  }

  @HandleRpc(voidItem)
  void(call: Call, body: ItemAct): Promise<Acknowledgement> {
    return this.act('void', call, body);
  }

  @HandleRpc(replayMatter)
  async replay(call: Call, { rootCaseId, reason }: ReplayMatter): Promise<Replayed> {
    const events = await this.node.itemControl.replay(rootCaseId.toLowerCase(), deedOf(call, reason));
    if (events === null) throw noSuchMatter();
    return { events };
  }

  private async act(verb: ItemVerb, call: Call, { eventId, reason }: ItemAct): Promise<Acknowledgement> {
    const outcome = await this.node.itemControl.act(verb, eventId.toLowerCase(), deedOf(call, reason));
    if (outcome === 'unknown') throw noSuchItem();
    if (outcome !== 'done') throw itemRefused(outcome);
    return { ok: true };
  }
}
