import type { LinkAlarm } from '@qsl/contracts';
import type { EventDraft } from '../protocol/event.js';
import type { Introduction } from '../protocol/introduction.js';
import type { Attest, RefusalReason } from '../protocol/messages.js';
import type { LinkPhase } from '../protocol/phase.js';
import { Applier, type Services } from './applier.js';
import { AttestationDesk } from './attestation-desk.js';
import { BlobDesk } from './blob-desk.js';
import type { BlobParts } from './blob-store.js';
import { Canary, type CanaryResult } from './canary.js';
import { CarriedRecovery } from './carried-recovery.js';
import { EventAuthor, type SubmitOutcome } from './event-author.js';
import { EventIntake } from './event-intake.js';
import { FileExporter } from './file-exporter.js';
import { FileImporter } from './file-importer.js';
import { ItemControl } from './item-control.js';
import { LinkControl } from './link-control.js';
import type { Probed } from './link-prober.js';
import type { OfficeHealth } from '../protocol/health.js';
import type { LinkPulse, WatchParts } from './link-watch.js';
import { LinkFailure } from './transport.js';
import { LinkRecovery } from './link-recovery.js';
import { LinkResponder } from './link-responder.js';
import type { ApplyStore, LinkStore } from './link-store.js';
import { PeerLink, type SharedParts } from './peer-link.js';
import { cardsDue, logGrew, RelayCore, type RelayParts, type Watcher } from './relay-core.js';

export interface RelayNodeParts extends Omit<RelayParts, 'watcher' | 'store'> {
  store: LinkStore & ApplyStore;
  services: Services;
  /** `null` where this office keeps no files: attachments neither come here nor go on from here. */
  blobs: BlobParts | null;
  /** `null` where nobody watches: no journal is compared and no health told. */
  watch: WatchParts | null;
  alarm: Watcher['alarm'];
  /** Nobody is told where it is left out. */
  taken?: Watcher['taken'];
}

/** One relay process: all its links, with nothing known of NATS, PostgreSQL or Nest. */
export class RelayNode {
  readonly itemControl: ItemControl;
  readonly linkControl: LinkControl;
  readonly fileExporter: FileExporter;
  readonly fileImporter: FileImporter;
  private readonly core: RelayCore;
  private readonly author: EventAuthor;
  private readonly recovery: LinkRecovery;
  private readonly applier: Applier;
  private readonly shared: SharedParts;
  private readonly canary: Canary;
  private readonly links = new Map<string, PeerLink>();

  constructor(parts: RelayNodeParts) {
    const stored = (rootCaseIds: readonly string[], from?: string) => this.applier.offer(rootCaseIds, from);
    const { alarm, taken = () => {} } = parts;
    this.core = new RelayCore({ ...parts, watcher: { stored, alarm, taken } });
    this.author = new EventAuthor(this.core);
    this.recovery = new LinkRecovery(this.core);
    this.applier = new Applier(this.core, parts.store, parts.services);
    const desk = parts.blobs === null ? null : new BlobDesk(this.core, parts.blobs);
    this.itemControl = new ItemControl(this.core, stored);
    this.linkControl = new LinkControl(this.core, this.recovery);
    const { watch } = parts;
    this.canary = new Canary(this.core, { everyMs: watch?.canaryMs ?? 0, askParent: () => this.linkUp().reachRoot() });
    const own = () => this.health();
    const intake = new EventIntake(this.core);
    const carried = new CarriedRecovery(this.core, { recovery: this.recovery, intake });
    this.fileExporter = new FileExporter(this.core, { recovery: this.recovery, carried, blobs: parts.blobs });
    const onReceipt = () => this.applier.tell();
    this.fileImporter = new FileImporter(this.core, { desk, intake, recovery: this.recovery, carried, onReceipt });
    const offered = (peer: string, limitMs: number) => this.applier.offered(peer, limitMs);
    this.shared = { core: this.core, intake, recovery: this.recovery, desk, watch, own, offered };
  }

  async start(): Promise<void> {
    await this.linkControl.resume();
    await this.recovery.resume();
    const { desk, watch } = this.shared;
    const { recovery, canary } = this;
    const passOn = (peer: string, question: Attest) => this.linkTo(peer).attest(question);
    const attestations = watch && new AttestationDesk(this.core, watch.attestations.store, passOn);
    const parts = { recovery, desk, watch, canary, attestations };
    const responder = new LinkResponder(this.core, parts, () => this.applier.tell());
    this.core.parts.transport.serve(
      (peer, request) => responder.answer(peer, request),
      (peer, isConnected) => this.core.noteConnection(peer, isConnected),
    );
    this.follow();
    this.applier.start();
    desk?.start();
    canary.start();
  }

  /**
   * The directory has changed: opens the links to neighbours that the tree now has, whose link rows must be there, ends those to others,
   * and lets neighbours that wait for events hear of the new cards at once.
   */
  follow(): void {
    const { neighbours } = this.core.parts.tree;
    for (const peer of neighbours) {
      if (!this.links.has(peer)) this.links.set(peer, new PeerLink(this.shared, peer));
    }
    const ended = [...this.links].filter(([peer]) => !neighbours.includes(peer));
    for (const [peer, link] of ended) {
      this.links.delete(peer);
      void link.stop();
    }
    if (ended.length > 0) void this.letGo();
    for (const peer of neighbours) this.core.wakeups.wake(logGrew(peer));
  }

  private async letGo(): Promise<void> {
    try {
      await this.recovery.letGo();
    } catch (error) {
      this.core.parts.watcher.alarm('relay.recovery_failed', { error });
    }
  }

  /** Something is to be asked of the registrar through this neighbour. */
  askForCards(peer: string): void {
    this.core.wakeups.wake(cardsDue(peer));
  }

  /** Ends asking and applying; resolves once what was under way is over. */
  async stop(): Promise<void> {
    this.applier.stop();
    this.shared.desk?.stop();
    this.canary.stop();
    const ended = [...this.links.values()].map((link) => link.stop());
    this.core.wakeups.wakeAll();
    await Promise.all(ended);
  }

  submit(draft: EventDraft): Promise<SubmitOutcome> {
    return this.author.submit(draft);
  }

  get neighbours(): string[] {
    return this.core.parts.tree.neighbours;
  }

  phase(peer: string): LinkPhase {
    return this.links.get(peer)?.phase ?? 'down';
  }

  /** Why the neighbour refuses to talk; `null` where it does not. */
  refusal(peer: string): RefusalReason | null {
    return this.links.get(peer)?.refusal ?? null;
  }

  /** Greets a neighbour once; `null` where there is no such link. */
  async probe(peer: string): Promise<Probed | null> {
    return (await this.links.get(peer)?.probe()) ?? null;
  }

  /** What speaks against a neighbour. */
  alarmsOf(peer: string): LinkAlarm[] {
    return this.core.alarms.of(peer);
  }

  pulse(peer: string): LinkPulse {
    return this.links.get(peer)?.pulse ?? { roundTripMs: null, skewMs: null };
  }

  replaysOf(peer: string): number {
    return this.core.replaysOf(peer);
  }

  /** Asks the root now, as the canary does; `null` where the question does not get there and back. */
  async reachRoot(): Promise<{ path: string[]; ms: number } | null> {
    const { clock } = this.core.parts;
    const sentAt = clock.now();
    try {
      const { path } = await this.canary.pass();
      return { path, ms: clock.now() - sentAt };
    } catch (error) {
      if (error instanceof LinkFailure) return null;
      throw error;
    }
  }

  get lastCanary(): CanaryResult {
    return this.canary.result;
  }

  /** What a neighbour remembers of this office's journal; `null` where it does not answer. */
  async headsAt(peer: string): Promise<Awaited<ReturnType<PeerLink['askHeads']>> | null> {
    try {
      return (await this.links.get(peer)?.askHeads()) ?? null;
    } catch (error) {
      if (error instanceof LinkFailure) return null;
      throw error;
    }
  }

  /** How this office is. */
  async health(): Promise<OfficeHealth> {
    const { tree, clock } = this.core.parts;
    const { parent } = tree;
    const figures = await this.shared.watch?.health.figures(parent);
    const { last } = this.canary.result;
    const { all: alarms } = this.core.alarms;
    return {
      iid: tree.self,
      at: new Date(clock.now()).toISOString(),
      link: parent === null ? null : this.phase(parent),
      ...(figures ?? { pending: 0, oldest: null, parked: 0 }),
      canary: last === null ? null : { at: new Date(last.at).toISOString(), ms: last.ms },
      ...(alarms.length > 0 && { alarms }),
    };
  }

  private linkUp(): PeerLink {
    return this.linkTo(this.core.parts.tree.parent);
  }

  /** @throws LinkFailure */
  private linkTo(peer: string | null): PeerLink {
    const link = peer === null ? undefined : this.links.get(peer);
    if (link === undefined) throw new LinkFailure('unreachable', 'no link to this neighbour');
    return link;
  }

  /** What the neighbour last said of its software; `null` where it said nothing. */
  introductionOf(peer: string): Introduction | null {
    return this.core.introductionOf(peer);
  }

  lastContact(peer: string): number | null {
    return this.core.lastContact(peer);
  }
}
