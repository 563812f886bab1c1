import type { LocalFolder } from '../local-folder.js';
import { Trouble } from '../trouble.js';
import { Child, endingOrder, type ChildSettings } from './child.js';

/** All processes of the local offices, from the moment they are started, so that none is forgotten. */
export class Processes {
  private readonly children: Child[] = [];
  private isStopping = false;

  constructor(readonly folder: LocalFolder) {}

  start(settings: ChildSettings): Child {
    if (this.isStopping) throw new Trouble('The local offices are being stopped.');
    const child = Child.start(settings, this.folder);
    this.children.push(child);
    return child;
  }

  /** Resolves with what to tell people when a part ends without having been asked to. */
  partDied(): Promise<Trouble> {
    return Promise.race(this.children.map((child) => child.died()));
  }

  /** Instances, then brokers, then the database. */
  async stop(): Promise<void> {
    this.isStopping = true;
    for (const kind of endingOrder) {
      const group = this.children.filter(({ settings }) => settings.endsAs === kind);
      await Promise.all(group.map((child) => child.stop()));
    }
  }
}
