import { type Invitation, isAdmitted, joinRequestOf, judgeJoin } from '../protocol/enrolment.js';
import {
  decodeJoinQuestion,
  encodeJoin,
  type JoinAnswer,
  type JoinQuestion,
  joinRefusals,
  type JoinRefusal,
} from '../protocol/join-messages.js';
import type { InvitationDeskParts } from './invitation-desk.js';

/** Answers offices that ask to join. */
export class JoinAnswerer {
  constructor(
    private readonly parts: Pick<
      InvitationDeskParts,
      'tree' | 'directory' | 'cards' | 'store' | 'cardStore' | 'keys' | 'alarm'
    >,
  ) {}

  /** `null` where there is nothing to say; the asker's time-out does the rest. */
  async answer(id: string, iid: string, text: string): Promise<string | null> {
    try {
      const invitation = await this.parts.store.liveFor(iid);
      return invitation?.id === id ? encodeJoin(await this.reply(invitation, text)) : null;
    } catch (error) {
      if (error instanceof SyntaxError) return encodeJoin({ state: 'refused', reason: 'malformed' });
      this.parts.alarm('join.unanswered', { peer: iid, error });
      return null;
    }
  }

  private async reply(invitation: Invitation, text: string): Promise<JoinAnswer> {
    const question = decodeJoinQuestion(text);
    const { directory, tree, keys, store } = this.parts;
    const reason = judgeJoin(invitation, question, { directory, self: tree.self, vouch: (body) => keys.sign(body) });
    if (reason !== null) return { state: 'refused', reason };
    if (invitation.state === 'approved') return this.afterApproval(invitation, question);
    await store.keepRequest(invitation.id, question);
    return { state: 'waiting' };
  }

  private async afterApproval(invitation: Invitation, { after }: JoinQuestion): Promise<JoinAnswer> {
    const { directory, cards, cardStore } = this.parts;
    const request = joinRequestOf(invitation);
    if (request !== null && isAdmitted(directory, request)) {
      const offices = directory.pinned;
      return { state: 'admitted', offices, ...(after !== undefined && { cards: await cards.cardsAfter(after) }) };
    }
    const fault = await cardStore.faultOf(invitation.body ?? '');
    return fault === null ? { state: 'approved' } : { state: 'refused', reason: refusalOf(fault) };
  }
}

const refusalOf = (fault: string): JoinRefusal => joinRefusals.find((known) => known === fault) ?? 'malformed';
