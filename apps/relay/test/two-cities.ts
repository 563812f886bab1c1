import { approveInvitation, inviteOffice, joinParent, listInvitations, moveBelow, moveOffice } from '@qsl/contracts';
import { temporaryFolder, testOffices, waitUntil } from '@qsl/testing';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAlone } from './invited-office.js';
import type { RelayOffice } from './relay-office.js';
import { LinkBroker, ThreeOffices } from './three-offices.js';

const { province } = testOffices;
const reason = '行政区划调整';
const patience = { deadlineMs: 120_000 };
const slow = { timeoutMs: 30_000 };

/** A province with two cities, and a county that joined the first one by a code. */
export class TwoCities {
  private constructor(
    private readonly three: ThreeOffices,
    readonly otherCity: RelayOffice,
    readonly otherBroker: LinkBroker,
    readonly county: RelayOffice,
  ) {}

  static async open(): Promise<TwoCities> {
    const three = await ThreeOffices.open();
    const folder = temporaryFolder('second-city-');
    const broker = await LinkBroker.create(folder, 'c610400', { children: ['x610401'] });
    const seedsFile = join(folder, 'children.json');
    writeFileSync(seedsFile, JSON.stringify({ x610401: broker.seeds.parent }), { mode: 0o600 });
    const facts = {
      iid: 'c610400',
      name: '咸阳市政协',
      tier: 'city',
      areaCode: '610400',
      parent: province.iid,
    } as const;
    const otherCity = await openAlone(facts, {
      LINK_BROKER_URL: broker.url,
      LINK_BROKER_ACCOUNTS_FOLDER: broker.accountsFolder,
      LINK_BROKER_SEEDS_FILE: seedsFile,
    });
    const county = await openAlone();
    const two = new TwoCities(three, otherCity, broker, county);
    await two.join(three.province, otherCity);
    await two.join(three.city, county);
    return two;
  }

  get province(): RelayOffice {
    return this.three.province;
  }

  get city(): RelayOffice {
    return this.three.city;
  }

  get brokers(): ThreeOffices['brokers'] {
    return this.three.brokers;
  }

  get all(): RelayOffice[] {
    return [this.province, this.city, this.otherCity, this.county];
  }

  /** A code of a parent, once its broker lets it in. */
  async invited(parent: RelayOffice, { iid }: RelayOffice): Promise<string> {
    const { code } = await parent.operate(inviteOffice, { iid, reason }, slow);
    const invitation = async () =>
      (await parent.operate(listInvitations, {})).items.find((one) => one.iid === iid && one.isReady);
    await waitUntil(async () => (await invitation()) !== undefined, { ...patience, what: 'the code works' });
    return code;
  }

  approve(parent: RelayOffice, { iid }: RelayOffice): Promise<unknown> {
    return parent.operateAs('王主任', approveInvitation, { iid, reason });
  }

  /** The county asks, the new parent's second person approves, and the registrar has the request. */
  async asked(parent: RelayOffice): Promise<string> {
    const { county, province } = this;
    const code = await this.invited(parent, county);
    await county.operate(moveBelow, { invitationCode: code, reason }, slow);
    await this.approve(parent, county);
    const waiting = `select 1 from card_request where iid = $1 and body like '%"move"%' and fault is null`;
    await waitUntil(async () => (await province.sql.query(waiting, [county.iid])).rowCount === 1, {
      ...patience,
      what: 'the registrar has the request',
    });
    return code;
  }

  order(parent: RelayOffice): Promise<unknown> {
    return this.province.operate(moveOffice, { iid: this.county.iid, parent: parent.iid, reason });
  }

  /** Resolves once the county talks to that parent, both ways. */
  async connected(parent: RelayOffice): Promise<void> {
    const { county } = this;
    for (const [office, peer] of [
      [county, parent],
      [parent, county],
    ] as const) {
      const isActive = async () =>
        (await office.instance()).links.some((link) => link.peer === peer.iid && link.state === 'active');
      await waitUntil(isActive, { ...patience, what: `${office.iid} talks to ${peer.iid}` });
    }
  }

  async move(parent: RelayOffice): Promise<void> {
    await this.asked(parent);
    await this.order(parent);
    await this.connected(parent);
  }

  /** Puts the county below that parent, where it is not. */
  async settle(parent: RelayOffice): Promise<void> {
    const isThere = (await this.county.instance()).links.some(({ peer }) => peer === parent.iid);
    if (!isThere) await this.move(parent);
  }

  async close(): Promise<void> {
    await Promise.all([this.county.close(), this.otherCity.close()]);
    await this.otherBroker.kill();
    await this.three.close();
  }

  private async join(parent: RelayOffice, office: RelayOffice): Promise<void> {
    const code = await this.invited(parent, office);
    const join = async () => (await office.operate(joinParent, { invitationCode: code }, slow)).state;
    await join();
    await this.approve(parent, office);
    await waitUntil(async () => (await join()) === 'active', { ...patience, what: `${office.iid} has joined` });
  }
}
