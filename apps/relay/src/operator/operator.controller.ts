import { Controller } from '@nestjs/common';
import {
  type Acknowledgement,
  BeginRecovery,
  beginRecovery,
  type Call,
  checkRelay,
  LinkAct,
  type LinkProbe,
  LinkRef,
  listOperatorActs,
  Nothing,
  type OperatorActList,
  PageQuery,
  probeLink,
  type RelayCheck,
  resumeLink,
  retireLink,
  suspendLink,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { RelayNode } from '../link/relay-node.js';
import type { StandingOrder } from '../protocol/link-standing.js';
import { ActReader } from './act-list.js';
import { linkRefused, noSuchLink } from './operator.errors.js';
import { deedOf, requireAdmin } from './operator.policy.js';
import { RelayChecker } from './relay-check.js';

@Controller()
export class OperatorController {
  constructor(
    private readonly node: RelayNode,
    private readonly acts: ActReader,
    private readonly checker: RelayChecker,
  ) {}

  @HandleRpc(suspendLink)
  suspend(call: Call, body: LinkAct): Promise<Acknowledgement> {
    return this.order('suspend', call, body);
  }

  @HandleRpc(resumeLink)
  resume(call: Call, body: LinkAct): Promise<Acknowledgement> {
    return this.order('resume', call, body);
  }

  @HandleRpc(retireLink)
  retire(call: Call, body: LinkAct): Promise<Acknowledgement> {
    return this.order('retire', call, body);
  }

  @HandleRpc(beginRecovery)
  async recover(call: Call, { without, reason }: BeginRecovery): Promise<Acknowledgement> {
    const strangers = await this.node.linkControl.recover(without, deedOf(call, reason));
    if (strangers.length > 0) throw noSuchLink('without');
    return { ok: true };
  }

  @HandleRpc(probeLink)
  async probe(call: Call, { peer }: LinkRef): Promise<LinkProbe> {
    requireAdmin(call);
    const probed = await this.node.probe(peer);
    if (probed === null) throw noSuchLink('peer');
    return { peer, ...probed };
  }

  @HandleRpc(checkRelay)
  async check(call: Call, _body: Nothing): Promise<RelayCheck> {
    requireAdmin(call);
    return this.checker.check();
  }

  @HandleRpc(listOperatorActs)
  async list(call: Call, query: PageQuery): Promise<OperatorActList> {
    requireAdmin(call);
    return this.acts.list(query);
  }

  private async order(order: StandingOrder, call: Call, { peer, reason }: LinkAct): Promise<Acknowledgement> {
    const outcome = await this.node.linkControl.order(order, peer, deedOf(call, reason));
    if (outcome === 'unknown') throw noSuchLink('peer');
    if (outcome !== 'done') throw linkRefused(outcome);
    return { ok: true };
  }
}
