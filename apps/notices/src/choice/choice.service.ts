import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor, AnnouncedMatter, WatchView } from '@qsl/contracts';
import { tooManyWatches } from '../notice/notice.errors.js';
import { ownerOf } from '../notice/notice.policy.js';
import { Choice, type ChoiceKind } from './choice.entity.js';

const mostWatches = 1_000;

/** What people want to hear of, and what not. */
@Injectable()
export class ChoiceService {
  constructor(private readonly em: EntityManager) {}

  async view(actor: Actor, matter: AnnouncedMatter): Promise<WatchView> {
    const open = await this.em.find(Choice, openOf(ownerOf(actor), matter), { disableIdentityMap: true });
    const has = (kind: ChoiceKind): boolean => open.some((choice) => choice.kind === kind);
    return { watching: has('watch'), muted: has('mute') };
  }

  async setWatch(actor: Actor, matter: AnnouncedMatter, isOn: boolean): Promise<WatchView> {
    const personId = ownerOf(actor);
    const watches = isOn ? await this.em.count(Choice, { personId, kind: 'watch', until: null }) : 0;
    if (watches >= mostWatches) throw tooManyWatches(mostWatches);
    return this.set(actor, matter, { kind: 'watch', isOn });
  }

  setMute(actor: Actor, matter: AnnouncedMatter, isOn: boolean): Promise<WatchView> {
    return this.set(actor, matter, { kind: 'mute', isOn });
  }

  /** The same choice again changes nothing, also when it comes twice at a time. */
  private async set(
    actor: Actor,
    matter: AnnouncedMatter,
    { kind, isOn }: { kind: ChoiceKind; isOn: boolean },
  ): Promise<WatchView> {
    const open = openOf(ownerOf(actor), matter);
    if (isOn) {
      const { personId, matterKind, matterId, id, since } = Object.assign(new Choice(), open);
      await this.em.execute(
        `insert into choice (id, person_id, matter_kind, matter_id, kind, since) values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
        [id, personId, matterKind, matterId, kind, since],
      );
    } else {
      await this.em.nativeUpdate(Choice, { ...open, kind }, { until: new Date() });
    }
    return this.view(actor, matter);
  }
}

const openOf = (personId: string, { kind, id }: AnnouncedMatter) => ({
  personId,
  matterKind: kind,
  matterId: id,
  until: null,
});
