import type { Tier, TopicCallView, TopicReceipt, TopicView } from '@qsl/contracts';
import { offices } from '../../offices.js';
import type { Scene, Stage } from '../stage.js';
import { callTexts, type CallText, type Fate, type TopicText } from './texts.js';

const areaOf = (tier: Tier): string => offices.find((office) => office.tier === tier)?.areaCode ?? '';

/** A call with the topics that answer it, each as far as it goes. */
class CallScene {
  private constructor(
    private readonly stage: Stage,
    private readonly text: CallText,
    private readonly callId: string,
  ) {}

  static async open(stage: Stage, text: CallText): Promise<CallScene> {
    const staff = await stage.person(text.owner, 'staff1');
    const { id } = await staff.post<TopicCallView>('/topic-calls', text.call);
    await staff.act(`/topic-calls/${id}`, 'open');
    await stage.seen([text.at, 'citizen1'], `/topic-calls/${id}`);
    return new CallScene(stage, text, id);
  }

  async play(topic: TopicText): Promise<void> {
    const { fate, supporters } = topic;
    const path = `/topics/${await this.submit(topic)}`;
    if (fate.end === 'submitted') return;
    await this.onTopic(path, 'screen');
    if (fate.end === 'screening') return;
    if (fate.end === 'returned') return this.onTopic(path, 'return', { text: fate.text });
    if (fate.end === 'refused') return this.onTopic(path, 'refuse', { code: fate.code, text: fate.text });
    await this.onTopic(path, 'publish');
    for (const account of supporters) {
      const supporter = await this.stage.person(this.text.at, account);
      await supporter.post(`${path}/supports`, { supported: true });
    }
    if (fate.end !== 'published') await this.handOn(path, fate);
  }

  private async submit({ by, content }: TopicText): Promise<string> {
    const author = await this.stage.person(this.text.at, by);
    const body = { ...content, callId: this.callId, areaCode: areaOf(this.text.at) };
    const { id } = await author.post<TopicReceipt>('/topics', body);
    for (const account of content.coSponsors ?? []) {
      const invited = await this.stage.person(this.text.at, account);
      await invited.post(`/topics/${id}/actions/answer-invitation`, { accepted: true });
    }
    return id;
  }

  private async handOn(path: string, fate: Fate): Promise<void> {
    const { owner, at } = this.text;
    const staff = await this.stage.person(at, 'staff1');
    await staff.post(`/topic-calls/${this.callId}/actions/forward`, { topicIds: [path.split('/').at(-1)] });
    await this.stage.seen([owner, 'staff1'], path);
    const decider = await this.stage.person(owner, 'staff1');
    if (fate.end === 'selected') await decider.act(path, 'select');
    else if (fate.end === 'declined') await decider.act(path, 'decline', { reason: fate.text });
    else return;
    const isDecided = ({ state }: TopicView): boolean => state === 'selected' || state === 'not_selected';
    await this.stage.seen<TopicView>([at, 'staff1'], path, isDecided);
  }

  private async onTopic(path: string, verb: string, body: object = {}): Promise<void> {
    const staff = await this.stage.person(this.text.at, 'staff1');
    await staff.act(path, verb, body);
  }
}

/** Offices between a call's owner and the county. */
const way: Record<Tier, readonly Tier[]> = {
  county: ['county'],
  city: ['city', 'county'],
  province: ['province', 'city', 'county'],
};

export const topicScenes: readonly Scene[] = callTexts.map((text) => ({
  key: text.key,
  through: way[text.owner],
  play: async (stage) => {
    const scene = await CallScene.open(stage, text);
    for (const topic of text.topics) await scene.play(topic);
  },
}));
