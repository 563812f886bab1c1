import {
  tiers,
  type CommentView,
  type ConsultationView,
  type StatementPage,
  type StatementView,
  type Tier,
} from '@qsl/contracts';
import type { Scene, Stage } from '../stage.js';
import { consultationTexts, voters, type CommentText, type ConsultationText, type Ending } from './texts.js';

const belowOrAt = (owner: Tier, reach: Tier): Tier[] => tiers.slice(tiers.indexOf(owner), tiers.indexOf(reach) + 1);

/** No meeting is arranged for the past. */
const soonMs = 5_000;

/** A consultation with what people say in it. */
class ConsultationScene {
  private constructor(
    private readonly stage: Stage,
    private readonly text: ConsultationText,
    private readonly path: string,
  ) {}

  /** Announced, with its papers, and open in every portal that it reaches. */
  static async open(stage: Stage, text: ConsultationText): Promise<ConsultationScene> {
    const staff = await stage.person(text.owner, 'staff1');
    const { id } = await staff.post<ConsultationView>('/consultations', text.draft);
    const scene = new ConsultationScene(stage, text, `/consultations/${id}`);
    for (const paper of text.papers) await scene.act('add-paper', paper);
    await scene.act('announce');
    await scene.act('open');
    for (const tier of belowOrAt(text.owner, text.reach))
      await stage.seen<ConsultationView>([tier, 'citizen1'], scene.path, ({ isOpen }) => isOpen);
    return scene;
  }

  /** Written, published by the owner's staff, and voted on everywhere. */
  async speak({ at, by, text, votes }: ConsultationText['statements'][number]): Promise<void> {
    const author = await this.stage.person(at, by);
    const { id } = await author.post<StatementView>(`${this.path}/statements`, { text });
    const has = ({ items }: StatementPage): boolean => items.some((statement) => statement.id === id);
    await this.stage.seen([this.text.owner, 'staff1'], `${this.path}/statements?state=pending&limit=100`, has);
    const staff = await this.stage.person(this.text.owner, 'staff1');
    await staff.post(`${this.path}/statements/${id}/actions/publish`, {});
    for (const tier of belowOrAt(this.text.owner, this.text.reach)) {
      await this.stage.seen([tier, 'citizen1'], `${this.path}/statements?limit=100`, has);
      for (const [index, account] of voters.entries()) {
        const voter = await this.stage.person(tier, account);
        await voter.put(`${this.path}/statements/${id}/vote`, { vote: votes[index] ?? 'pass' });
      }
    }
  }

  async comment({ by, type, text, answer }: CommentText): Promise<void> {
    const author = await this.stage.person(this.text.owner, by);
    const { id } = await author.post<CommentView>(`${this.path}/comments`, { type, text });
    if (!answer) return;
    const official = await this.stage.person(this.text.owner, answer.by);
    const { unitName } = answer;
    await official.post(`${this.path}/comments/${id}/actions/answer`, {
      text: answer.text,
      ...(unitName && { unitName }),
    });
  }

  /** A meeting that begins in a moment, its minutes, the outcome and what was promised. */
  async end({ agenda, place, attendees, minutes, decision, outcome, commitments }: Ending): Promise<void> {
    const startsAt = new Date(Date.now() + soonMs).toISOString();
    await this.act('schedule', { startsAt, place, agenda, capacity: 40 }, '/meeting');
    const hasBegun = ({ actions }: ConsultationView): boolean => actions.includes('record_meeting');
    await this.stage.seen([this.text.owner, 'staff1'], this.path, hasBegun);
    await this.act('record', { attendees, minutes }, '/meeting');
    await this.act('close');
    await this.act('conclude', { decision, text: outcome });
    await this.act('track', { commitments });
  }

  private async act(verb: string, body: object = {}, part = ''): Promise<void> {
    const staff = await this.stage.person(this.text.owner, 'staff1');
    const { version } = await staff.get<ConsultationView>(this.path);
    await staff.post(`${this.path}${part}/actions/${verb}`, { ...body, expectedVersion: version });
  }
}

export const consultationScenes: readonly Scene[] = consultationTexts.map((text) => ({
  key: text.key,
  through: belowOrAt(text.owner, text.reach),
  play: async (stage) => {
    const scene = await ConsultationScene.open(stage, text);
    for (const statement of text.statements) await scene.speak(statement);
    for (const comment of text.comments) await scene.comment(comment);
    if (text.ending) await scene.end(text.ending);
  },
}));
