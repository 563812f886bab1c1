import { DomainError, type JoinState, type JoinView } from '@qsl/contracts';
import type { CardDirectory } from '../directory/card-directory.js';
import { noRegistrar } from '../directory/directory.errors.js';
import { InTurn } from '../in-turn.js';
import { forgetMove, readMove, writeMove } from '../link-broker/move-file.js';
import { linkKeyOf } from '../link-broker/office-keys.js';
import { readParentFile, writeParentFile } from '../link-broker/parent-file.js';
import { read } from '../link-broker/read-setting.js';
import type { Deed } from '../link/item-control.js';
import type { Watcher } from '../link/relay-core.js';
import { encodeRequest } from '../protocol/card-request.js';
import type { Listing, PinnedOffice } from '../protocol/directory.js';
import type { InvitationCode } from '../protocol/invitation-code.js';
import type { JoinAnswer } from '../protocol/join-messages.js';
import { moveIn } from '../protocol/own-move.js';
import { askParent, codeOf, progressOf, viewOf } from './asking-parent.js';
import * as faults from './enrolment.errors.js';
import type { ParentJoinerParts } from './parent-joiner.js';

/** While a move is under way the new parent is asked this often how far it is. */
const lookMs = 3_000;

export type ParentMoverParts = ParentJoinerParts & { cards: CardDirectory; alarm: Watcher['alarm'] };
type Move = NonNullable<ReturnType<typeof readMove>>;
type Admitted = Extract<JoinAnswer, { state: 'admitted' }>;

/**
 * Takes this office below another parent, by that one's invitation. The old parent lets go of the office as soon as it has the card, so the
 * card is fetched from the new one, from now on until it is there: over restarts too, and whoever ordered it need not wait.
 */
export class ParentMover {
  private readonly turns = new InTurn();
  private timer: NodeJS.Timeout | null = null;
  private isStopped = false;

  constructor(private readonly parts: ParentMoverParts) {}

  start(): void {
    this.lookAgain();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.turns.run(() => Promise.resolve());
  }

  /** Asks for the move, or says how far it is: the same code may be given again. */
  async move(text: string, deed: Deed): Promise<JoinView> {
    const code = codeOf(text);
    if (this.own.parent === code.parent.iid && readMove(this.file) === null) return progressOf(this.parts, code);
    const state = await this.turns.run(async () => {
      if (readMove(this.file)?.code !== text) await this.begin(code, { text, deed });
      return this.step();
    });
    this.lookAgain();
    return state === 'active' ? progressOf(this.parts, code) : viewOf(this.parts, code, state);
  }

  private async begin(code: InvitationCode, { text, deed }: { text: string; deed: Deed }): Promise<void> {
    const { directory, config, keys, tree, cardStore } = this.parts;
    if (directory.registrarKey === null) throw noRegistrar();
    if (code.iid !== tree.self) throw faults.otherOffice(code.iid);
    if (code.registrar !== directory.registrarKey) throw faults.otherRegistrar();
    if (config.parentLinkSeedFile === undefined) throw faults.noPlace();
    const body = encodeRequest({
      act: 'move',
      iid: tree.self,
      parent: code.parent.iid,
      basis: this.own.serial,
      signingKey: keys.publicText,
      linkKey: linkKeyOf(read('PARENT_LINK_SEED_FILE', config.parentLinkSeedFile).trim()),
      askedAt: new Date().toISOString(),
    });
    await cardStore.note({ ...deed, act: 'link.move', target: code.parent.iid });
    await writeMove(this.file, { code: text, body, proof: keys.sign(body) });
  }

  /** One step; `active` where nothing is left to do here. @throws DomainError */
  private async step(): Promise<JoinState> {
    for (;;) {
      const move = readMove(this.file);
      if (move === null) return 'active';
      const { state, isOver } = await this.advance(move);
      if (isOver) await forgetMove(this.file);
      if (isOver || state !== null) return state ?? 'active';
    }
  }

  /** `state` is `null` where more is to be asked at once. */
  private async advance(move: Move): Promise<{ state: JoinState | null; isOver: boolean }> {
    const answer = await this.ask(move);
    if (answer.state !== 'admitted') return { state: answer.state, isOver: false };
    const { serial } = this.parts.directory;
    const isOver = await this.adopt(move.invitation, answer);
    const isNews = this.parts.directory.serial > serial;
    return { state: isOver ? 'active' : isNews ? null : 'approved', isOver };
  }

  private async ask({ invitation, body, proof }: Move): Promise<Exclude<JoinAnswer, { state: 'refused' }>> {
    try {
      const answer = await askParent(invitation, { body, proof, after: this.parts.directory.serial });
      if (answer.state !== 'refused') return answer;
      await forgetMove(this.file);
      throw faults.joinRefused(answer.reason);
    } catch (error) {
      const isVoid = error instanceof DomainError && error.kind === 'gone';
      if (isVoid && this.isBelow(invitation)) return { state: 'admitted', offices: [], cards: [] };
      if (isVoid && Date.parse(invitation.expiresAt) <= Date.now()) await forgetMove(this.file);
      throw error;
    }
  }

  /** Whether the cards that are here have put this office below that parent. */
  private isBelow({ parent }: InvitationCode): boolean {
    return this.own.serial > 0 && this.own.parent === parent.iid && !this.parts.directory.isBehindMove;
  }

  /** False while the card is not among those that came. What leads to the new parent is kept before the card takes effect. */
  private async adopt(code: InvitationCode, { offices, cards: brought = [] }: Admitted): Promise<boolean> {
    const { tree, directory, cards } = this.parts;
    const { parent, registrar: registrarKey } = code;
    const isBelow = this.isBelow(code);
    const since = isBelow
      ? this.own.serial
      : moveIn(brought, { iid: tree.self, parent: parent.iid, registrarKey })?.serial;
    if (since !== undefined) {
      await this.keepWay(code, since, [parent, ...offices]);
      if (!isBelow) directory.rememberMove({ iid: tree.self, parent: parent.iid, since });
    }
    await cards.take(parent.iid, brought);
    return this.isBelow(code);
  }

  private async keepWay(
    { parent, url, ca, registrar }: InvitationCode,
    since: number,
    told: PinnedOffice[],
  ): Promise<void> {
    const { tree, directory } = this.parts;
    const before = readParentFile(this.file)?.offices ?? [];
    const fresh = told.filter(({ iid }) => iid !== tree.self && !before.some((known) => known.iid === iid));
    await writeParentFile(this.file, { parent: parent.iid, url, ca, registrar, since, offices: [...before, ...fresh] });
    directory.pin(fresh, registrar);
  }

  private lookAgain(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.isStopped || this.parts.config.parentLinkFile === undefined || readMove(this.file) === null) return;
    this.timer = setTimeout(() => void this.look(), lookMs).unref();
  }

  private async look(): Promise<void> {
    try {
      await this.turns.run(() => this.step());
    } catch (error) {
      const isPassing = error instanceof DomainError && (error.kind === 'unavailable' || error.kind === 'gone');
      if (!isPassing) this.parts.alarm('move.failed', { error });
    }
    this.lookAgain();
  }

  private get own(): Listing {
    return this.parts.directory.find(this.parts.tree.self) as Listing;
  }

  /** @throws DomainError where this office keeps no such file */
  private get file(): string {
    const { parentLinkFile } = this.parts.config;
    if (parentLinkFile === undefined) throw faults.noPlace();
    return parentLinkFile;
  }
}
