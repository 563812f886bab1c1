import type { InvitationCode, InvitationList, InvitationView, JoiningOffice, PageQuery } from '@qsl/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import { noRegistrar } from '../directory/directory.errors.js';
import { createLinkKey } from '../link-broker/office-keys.js';
import { read } from '../link-broker/read-setting.js';
import type { Deed } from '../link/item-control.js';
import { type Invitation, isExpired, isSamePerson, joinRequestOf, type JoinRequest } from '../protocol/enrolment.js';
import type { Listing } from '../protocol/directory.js';
import { encodeInvitation } from '../protocol/invitation-code.js';
import { currentKey, mayMove } from '../protocol/registrar.js';
import { alreadyApproved, noInvitation, noLinkBroker, notAsked, officeKnown, samePerson } from './enrolment.errors.js';
import type { InvitationDesk, InvitationDeskParts } from './invitation-desk.js';

const usualHours = 72;
const hourMs = 3_600_000;
/** A broker reads its accounts anew within a second or two; nobody waits longer for an answer. */
const brokerMs = 2_500;

/** What a parent's operators do to let a new office in. */
export class InvitationService {
  constructor(
    private readonly desk: InvitationDesk,
    private readonly parts: InvitationDeskParts,
  ) {}

  async invite(iid: string, hours: number | undefined, deed: Deed): Promise<InvitationCode> {
    const { directory, cardStore, store } = this.parts;
    if (!this.desk.hasBroker) throw noLinkBroker();
    if (directory.registrarKey === null) throw noRegistrar();
    const known = directory.find(iid);
    if (known !== undefined && !this.mayCome(known)) throw officeKnown();
    await cardStore.note({ ...deed, act: 'link.invite', target: iid });
    const { seed, publicKey: oneTimeKey } = createLinkKey();
    const expiresAt = new Date(Date.now() + (hours ?? usualHours) * hourMs);
    await this.desk.renewKey(iid);
    const invitedAt = new Date();
    const { by: invitedBy, personId: invitedByPerson } = deed;
    const invitation = await store.add({ iid, oneTimeKey, invitedBy, invitedByPerson, invitedAt, expiresAt });
    const isReady = await this.isOpened(invitation);
    return { iid, code: this.codeOf(invitation, seed), expiresAt: expiresAt.toISOString(), isReady };
  }

  async list(query: PageQuery): Promise<InvitationList> {
    const { items, nextCursor } = await this.parts.store.list(query);
    return { items: await Promise.all(items.map((invitation) => this.toView(invitation))), nextCursor };
  }

  async approve(iid: string, deed: Deed): Promise<void> {
    const { store, cardStore } = this.parts;
    const invitation = await this.find(iid);
    if (invitation.state === 'approved') throw alreadyApproved();
    if (invitation.body === null) throw notAsked();
    if (isSamePerson(invitation, deed)) throw samePerson();
    await cardStore.note({ ...deed, act: 'link.approve', target: iid });
    if (!(await store.move(invitation, 'approved', { approvedBy: deed.by }))) throw alreadyApproved();
    await this.desk.settle();
  }

  async withdraw(iid: string, deed: Deed): Promise<void> {
    const invitation = await this.find(iid);
    await this.parts.cardStore.note({ ...deed, act: 'link.withdraw', target: iid });
    await this.parts.store.move(invitation, 'withdrawn');
    await this.desk.settle();
  }

  private async find(iid: string): Promise<Invitation> {
    if (!this.desk.hasBroker) throw noLinkBroker();
    const invitation = await this.parts.store.liveFor(iid);
    if (invitation === null || isOver(invitation)) throw noInvitation();
    return invitation;
  }

  /** An office that is known: one whose keys were revoked comes back, another parent's moves here. */
  private mayCome(known: Listing): boolean {
    const { directory, tree } = this.parts;
    const own = directory.find(tree.self);
    if (known.parent === tree.self) return known.state === 'revoked';
    return own !== undefined && mayMove(known, own);
  }

  /** Whether the broker lets the code in by now; it goes on trying. */
  private async isOpened({ id }: Invitation): Promise<boolean> {
    await this.desk.settle();
    const giveUp = new AbortController();
    const late = pause(brokerMs, false, { signal: giveUp.signal }).catch(() => false);
    const isUp = await Promise.race([this.desk.up(id).then(() => true), late]);
    giveUp.abort();
    return isUp;
  }

  private codeOf({ iid, expiresAt }: Invitation, seed: string): string {
    const { directory, tree, config } = this.parts;
    const own = directory.find(tree.self);
    const url = config.linkBrokerPublicUrl ?? config.linkBrokerUrl;
    const registrar = directory.registrarKey;
    if (own === undefined || url === undefined || registrar === null) throw noLinkBroker();
    const { name, tier, areaCode, parent, sealingKey } = own;
    const caFile = config.linkBrokerCaFile;
    return encodeInvitation({
      iid,
      parent: { iid: tree.self, name, tier, areaCode, parent, signingKey: currentKey(own), sealingKey },
      registrar,
      url,
      ca: caFile === undefined ? null : read('LINK_BROKER_CA_FILE', caFile),
      seed,
      expiresAt: expiresAt.toISOString(),
    });
  }

  private async toView(invitation: Invitation): Promise<InvitationView> {
    const { iid, state, invitedBy, invitedAt, expiresAt, approvedBy } = invitation;
    const request = joinRequestOf(invitation);
    return {
      iid,
      state: isOver(invitation) ? 'expired' : state,
      invitedBy,
      invitedAt: invitedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      office: request && this.officeIn(request),
      approvedBy,
      isReady: this.desk.isUp(invitation.id),
      fault: state === 'approved' ? await this.parts.cardStore.faultOf(invitation.body ?? '') : null,
    };
  }

  private officeIn(request: JoinRequest): JoiningOffice | null {
    const office = request.act === 'enrol' ? request.office : this.parts.directory.find(request.iid);
    if (office === undefined) return null;
    const { name, tier, areaCode } = office;
    const from = request.act === 'move' && office.parent !== request.parent ? office.parent : null;
    return { name, tier, areaCode, signingKey: request.signingKey, from };
  }
}

const isOver = (invitation: Invitation): boolean =>
  (invitation.state === 'open' || invitation.state === 'asked') && isExpired(invitation, Date.now());
