import type { EventFacts } from '../protocol/event.js';
import type { Fence } from '../protocol/fence.js';
import type { Introduction, SpokenVersions } from '../protocol/introduction.js';
import type { OfficeTree } from '../protocol/office-tree.js';
import type { Rules } from '../protocol/rules.js';
import type { Clock } from './clock.js';
import { FileFence } from './file-fence.js';
import type { LinkDirectory } from './link-directory.js';
import { LinkAlarms } from './link-alarms.js';
import { LinkGates } from './link-gates.js';
import type { LinkStore } from './link-store.js';
import type { Marker } from './marker.js';
import type { Transport } from './transport.js';
import { Wakeups } from './wakeups.js';

export interface Keys {
  /** Whether the directory here names the key that signs; else nobody would believe it. Not so in a database from before that key. */
  readonly isListed: boolean;
  sign(body: string): string;
  /** Whether the event's author signed these bytes with a key that counted then; false too where the author is unknown. */
  verify(event: { author: string; time: string }, wire: { body: string; jws: string }): boolean;
}

/** Told what an operator or the applier must know of. */
export interface Watcher {
  /** Events of these matters, which this neighbour brought, were committed. */
  stored(rootCaseIds: readonly string[], from?: string): void;
  /** Events of others were new here and are committed; `since`: ms since 1970 when they arrived. */
  taken(events: readonly EventFacts[], since: number): void;
  alarm(what: string, facts: Record<string, unknown>): void;
}

export interface RelayParts {
  tree: OfficeTree;
  directory: LinkDirectory;
  store: LinkStore;
  transport: Transport;
  clock: Clock;
  keys: Keys;
  rules: Rules;
  /** What this office says of itself when it greets. */
  introduction: Introduction;
  versions: SpokenVersions;
  marker: Marker;
  watcher: Watcher;
}

const momentMs = 1_000;

/** What the parts of one relay process share: its ports, its session and what it has heard in its life. */
export class RelayCore {
  readonly wakeups: Wakeups;
  readonly gates: LinkGates;
  readonly fileFence: FileFence;
  readonly alarms: LinkAlarms;
  private session: string;
  private readonly fences = new Map<string, Fence>();
  private readonly lives = new Map<string, number>();
  private readonly replays = new Map<string, number>();
  private readonly contacts = new Map<string, number>();
  private readonly brought = new Map<string, number>();
  private readonly introductions = new Map<string, Introduction>();
  /** Peers that spoke no version of ours when they last named theirs. */
  private readonly foreign = new Set<string>();

  constructor(readonly parts: RelayParts) {
    this.wakeups = new Wakeups(parts.clock);
    this.gates = new LinkGates(parts.rules);
    this.alarms = new LinkAlarms((what, facts) => parts.watcher.alarm(what, facts));
    this.session = parts.clock.uniqueId();
    this.fileFence = new FileFence(parts.marker, parts.rules);
  }

  /** Names this process and, after a restore was found, its life since then (R10). */
  get currentSession(): string {
    return this.session;
  }

  renewSession(): void {
    this.session = this.parts.clock.uniqueId();
  }

  fence(peer: string): Fence {
    const fence = this.fences.get(peer) ?? this.parts.rules.newFence();
    this.fences.set(peer, fence);
    return fence;
  }

  /** Takes note of a session that a question of the peer names; what its earlier sessions owe us will never come. */
  seeSession(peer: string, session: string): void {
    const fence = this.fence(peer);
    const before = fence.current;
    fence.see(session);
    if (before !== null && fence.current !== before) this.wakeups.wake(peerGone(peer));
  }

  /** The peer greets: what it was asked before, over a connection that it has lost since, it will not answer. */
  noteGreeting(peer: string): void {
    this.wakeups.wake(peerGreets(peer));
  }

  noteConnection(peer: string, isConnected: boolean): void {
    if (isConnected) this.noteLife(peer);
    else this.wakeups.wake(peerGone(peer));
  }

  /** The peer has asked something or its connection is back: whoever waits to try again need not wait longer. */
  noteLife(peer: string): void {
    this.lives.set(peer, this.livesOf(peer) + 1);
    this.wakeups.wake(peerLives(peer));
  }

  /** How often the peer has shown life in this process's time. */
  livesOf(peer: string): number {
    return this.lives.get(peer) ?? 0;
  }

  noteReplay(peer: string): void {
    this.replays.set(peer, this.replaysOf(peer) + 1);
  }

  /** Replays that the peer has asked for in this process's time. */
  replaysOf(peer: string): number {
    return this.replays.get(peer) ?? 0;
  }

  /** A greeting that says nothing of the peer's software takes back what an earlier one said. */
  noteIntroduction(peer: string, about: Introduction | undefined): void {
    if (about === undefined) this.introductions.delete(peer);
    else this.introductions.set(peer, about);
  }

  /** The version to speak with a peer that names these; where there is none, whoever operates the office is told once. */
  noteVersions(peer: string, offered: readonly number[]): number | null {
    const { versions, watcher } = this.parts;
    const common = versions.commonWith(offered);
    const isNews = common === null && !this.foreign.has(peer);
    if (common === null) this.foreign.add(peer);
    else this.foreign.delete(peer);
    if (isNews) watcher.alarm('link.no_common_version', { peer, offered, spoken: versions.all });
    return common;
  }

  /** Whether no version of the protocol is common with the peer, as far as it has named its. */
  isForeign(peer: string): boolean {
    return this.foreign.has(peer);
  }

  /** What the peer last said of its software; `null` where it has not greeted in this process's time, or said nothing. */
  introductionOf(peer: string): Introduction | null {
    return this.introductions.get(peer) ?? null;
  }

  noteEvents(peer: string): void {
    this.brought.set(peer, this.parts.clock.now());
  }

  /** Whether other neighbours than this one have brought events a moment ago, whose next ones are not to wait for its. */
  isShared(peer: string): boolean {
    const since = this.parts.clock.now() - momentMs;
    return [...this.brought].some(([other, at]) => other !== peer && at > since);
  }

  noteContact(peer: string): void {
    this.contacts.set(peer, this.parts.clock.now());
  }

  /** Milliseconds since 1970 of the peer's last sign of life in this process's time; `null` where there was none. */
  lastContact(peer: string): number | null {
    return this.contacts.get(peer) ?? null;
  }
}

/** Wake-up names. */
export const logGrew = (peer: string) => `log:${peer}`;
export const peerGreets = (peer: string) => `greets:${peer}`;
export const peerGone = (peer: string) => `gone:${peer}`;
export const cardsDue = (peer: string) => `cards:${peer}`;
export const blobsDue = (peer: string) => `blobs:${peer}`;
export const watchDue = (peer: string) => `watch:${peer}`;
export const attestDue = (peer: string) => `attest:${peer}`;
export const peerLives = (peer: string) => `life:${peer}`;
