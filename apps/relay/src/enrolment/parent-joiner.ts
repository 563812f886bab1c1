import type { JoinView } from '@qsl/contracts';
import type { DirectoryFollower } from '../directory/directory-follower.js';
import type { KeyRing } from '../event/key-ring.js';
import type { SealRing } from '../event/seal-ring.js';
import { linkKeyOf } from '../link-broker/office-keys.js';
import { type ParentFile, readParentFile, writeParentFile } from '../link-broker/parent-file.js';
import { read } from '../link-broker/read-setting.js';
import type { Deed } from '../link/item-control.js';
import type { RelayNode } from '../link/relay-node.js';
import { encodeRequest } from '../protocol/card-request.js';
import type { Directory, Listing } from '../protocol/directory.js';
import type { InvitationCode } from '../protocol/invitation-code.js';
import type { JoinQuestion } from '../protocol/join-messages.js';
import type { OfficeTree } from '../protocol/office-tree.js';
import type { RelayConfig } from '../relay.config.js';
import type { CardStore } from '../store/card-store.js';
import { askParent, codeOf, progressOf, viewOf } from './asking-parent.js';
import * as faults from './enrolment.errors.js';

export interface ParentJoinerParts {
  tree: OfficeTree;
  config: RelayConfig;
  directory: Directory;
  cardStore: CardStore;
  keys: KeyRing;
  seals: SealRing;
  node: RelayNode;
  follower: DirectoryFollower;
}

/** What an invited office does to get its parent. Each call goes one step and says how far the office is. */
export class ParentJoiner {
  constructor(private readonly parts: ParentJoinerParts) {}

  async join(text: string, deed: Deed): Promise<JoinView> {
    if (this.parts.config.parentLinkUrl !== undefined) throw faults.hasParent();
    const code = codeOf(text);
    const files = this.filesFor(code);
    const joined = readParentFile(files.parent);
    if (joined !== null && (joined.registrar !== code.registrar || joined.url !== code.url)) throw faults.hasParent();
    if (joined !== null) return progressOf(this.parts, code);
    const answer = await askParent(code, this.request(code, files.seed));
    if (answer.state === 'refused') throw faults.joinRefused(answer.reason);
    if (answer.state !== 'admitted') return viewOf(this.parts, code, answer.state);
    await this.take(code, answer.offices, { file: files.parent, deed });
    return viewOf(this.parts, code, 'connecting');
  }

  private filesFor(code: InvitationCode): { parent: string; seed: string } {
    const { tree, config, directory } = this.parts;
    const own = directory.find(tree.self);
    if (code.iid !== tree.self) throw faults.otherOffice(code.iid);
    if (own === undefined || own.parent !== code.parent.iid) throw faults.otherParent(code.parent.iid);
    const { parentLinkFile, parentLinkSeedFile } = config;
    if (parentLinkFile === undefined || parentLinkSeedFile === undefined) throw faults.noPlace();
    return { parent: parentLinkFile, seed: parentLinkSeedFile };
  }

  private request({ iid }: InvitationCode, seedFile: string): JoinQuestion {
    const { directory, keys } = this.parts;
    const { name, tier, areaCode, parent } = directory.find(iid) as Listing;
    const sealingKey = this.parts.seals.publicText;
    const body = encodeRequest({
      act: 'enrol',
      office: { iid, name, tier, areaCode, parent },
      signingKey: keys.publicText,
      linkKey: linkKeyOf(read('PARENT_LINK_SEED_FILE', seedFile).trim()),
      ...(sealingKey !== null && { sealingKey }),
      askedAt: new Date().toISOString(),
    });
    return { body, proof: keys.sign(body) };
  }

  private async take(
    { parent, url, ca, registrar }: InvitationCode,
    told: ParentFile['offices'],
    { file, deed }: { file: string; deed: Deed },
  ): Promise<void> {
    const { tree, directory, follower, node, cardStore } = this.parts;
    const offices = [parent, ...told.filter(({ iid }) => iid !== parent.iid && iid !== tree.self)];
    await cardStore.note({ ...deed, act: 'link.join', target: parent.iid });
    await writeParentFile(file, { parent: parent.iid, url, ca, registrar, since: null, offices });
    directory.pin(offices, registrar);
    tree.follow(directory.all);
    await follower.adopt();
    node.follow();
  }
}
