import { setTimeout as pause } from 'node:timers/promises';

const cutMs = 5_000;

/** Cuts a tenth of the lines, others each time, whenever another share of the items is answered; every second time nobody is told. */
export class Cuts {
  done = 0;
  current = null;

  constructor(lines, { count, questions }) {
    Object.assign(this, { lines, count, questions });
  }

  follow(answered) {
    if (this.done === this.count || this.current !== null) return;
    if (answered < (this.questions * (this.done + 1)) / (this.count + 1)) return;
    this.done += 1;
    this.current = this.cut(this.done % 2 === 0).finally(() => (this.current = null));
  }

  async cut(isSilent) {
    const chosen = drawn(this.lines, Math.ceil(this.lines.length / 10));
    for (const { proxy } of chosen) {
      if (isSilent) proxy.isMute = true;
      else proxy.cut();
    }
    await pause(cutMs);
    for (const { proxy } of chosen) proxy.heal();
  }
}

function drawn(all, count) {
  const left = [...all];
  return Array.from({ length: count }, () => left.splice(Math.floor(Math.random() * left.length), 1)[0]);
}
