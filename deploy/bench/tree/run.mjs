import { Cuts } from './cuts.mjs';
import { Load } from './load.mjs';
import { Memory } from './memory.mjs';
import { Province } from './province.mjs';
import { questionsIn } from './events.mjs';

const progressMs = 10_000;
const memoryMs = 60_000;
const dayMs = 86_400_000;
/** Items that are sent one by one, each after the answer to the one before. */
const quietItems = 60;

const seconds = (since) => (performance.now() - since) / 1_000;
const say = (text) => process.stdout.write(`${text}\n`);

/** What is done to the offices, one phase after the other. */
export class Run {
  phases = [];
  week = null;
  spokeAt = 0;
  measuredAt = 0;

  constructor(settings) {
    this.settings = settings;
    this.province = new Province(settings);
    this.memory = new Memory(this.province);
    this.load = new Load(this.province, { stallSeconds: settings.stall, onTick: () => this.progress() });
  }

  async open() {
    const { cities, counties, processes } = this.settings;
    const begun = performance.now();
    const passed = () => `${seconds(begun).toFixed(0).padStart(5)} s`;
    await this.province.open(processes, (step) => say(`${passed()}  ${step} of 1 + ${cities} + ${counties} offices`));
    say(`${passed()}  all links are active`);
    this.begun = performance.now();
  }

  async perform({ week }) {
    const { items, window } = this.settings;
    const alone = Math.min(quietItems, Math.floor(items / 10));
    const piled = week ? Math.floor(items / 10) : 0;
    await this.phase('one by one', { items: alone, window: 1 });
    await this.phase('many, lines cut', { items: items - alone - piled, window, cuts: this.settings.cuts });
    if (week) await this.cutForAWeek(piled);
    this.memory.measure();
  }

  async phase(title, { items, window, cuts = 0 }) {
    const questions = this.countQuestions(items);
    const begun = { at: performance.now(), from: await this.province.now(), answered: this.load.granted.questions };
    this.cuts = new Cuts(this.province.lines, { count: cuts, questions });
    this.answeredBefore = begun.answered;
    await this.load.run({ items, window });
    await this.cuts.current;
    const took = seconds(begun.at);
    this.phases.push({
      title,
      items,
      questions,
      took,
      from: begun.from,
      to: await this.province.now(),
      cuts: this.cuts.done,
    });
  }

  /** Seven days, in each of which people write on both sides of every cut line. */
  async cutForAWeek(items) {
    const { load, province } = this;
    this.cuts = null;
    say('all lines are cut for a week');
    for (const { proxy } of province.lines) proxy.cut();
    for (let day = 0; day < 7; day += 1) {
      const ofDay = Math.floor((items * (day + 1)) / 7) - Math.floor((items * day) / 7);
      await load.followUp(ofDay);
      await load.write(ofDay);
      await Promise.all(province.hosts.map((host) => host.ask('passTime', { ms: dayMs })));
    }
    const healedAt = await province.now();
    const healed = performance.now();
    for (const { proxy } of province.lines) proxy.heal();
    say('all lines are healed at once');
    await load.settle();
    this.week = { items, followUps: load.granted.followUps, healedAt, took: seconds(healed) };
  }

  countQuestions(items) {
    const first = this.load.granted.items;
    return Array.from({ length: items }, (_, index) => questionsIn(first + index)).reduce((sum, each) => sum + each, 0);
  }

  progress() {
    const { load } = this;
    this.cuts?.follow(load.latest.answered - this.answeredBefore);
    const now = performance.now();
    if (now - this.measuredAt > memoryMs) {
      this.measuredAt = now;
      this.memory.measure();
    }
    if (now - this.spokeAt < progressMs) return;
    const { taken, answered, followed } = load.latest;
    const rate = this.spokeAt === 0 ? 0 : (answered - this.answeredThen) / ((now - this.spokeAt) / 1_000);
    Object.assign(this, { spokeAt: now, answeredThen: answered });
    const cut = this.province.lines.filter(({ proxy }) => proxy.isCut || proxy.isMute).length;
    say(
      `${seconds(this.begun).toFixed(0).padStart(5)} s  questions handed in ${taken}, answered at their counties ${answered} (${rate.toFixed(1)}/s), ` +
        `news applied ${followed}, lines cut ${cut}`,
    );
  }
}
