import { Book } from './books.mjs';

/** Reads the databases of all offices by itself, and says what is not as FEDERATION.md promises. */
export class Checker {
  /** @param databases of all offices, as {iid, tier, parent, url} */
  static async open(databases) {
    const checker = new Checker();
    checker.books = new Map();
    for (const office of databases) checker.books.set(office.iid, await Book.open(office));
    return checker;
  }

  async isSettled() {
    for (const book of this.books.values()) if (!(await book.isSettled())) return false;
    return true;
  }

  /** @param asked questions that each county was given to ask */
  async verdict(asked) {
    for (const book of this.books.values()) await book.read();
    const links = [];
    for (const sender of this.books.values())
      for (const peer of this.neighboursOf(sender)) links.push(await this.compare(sender, this.books.get(peer)));
    const total = (name) => sum([...this.books.values()].map(({ counts }) => counts[name]));
    const notHandedIn = sum([...asked].map(([iid, count]) => Math.abs(count - this.books.get(iid).counts.authored)));
    const counties = [...this.books.values()].filter(({ tier }) => tier === 'county');
    return {
      directions: links.length,
      unequal: links.filter(({ isEqual }) => !isEqual).length,
      lost: sum(links.map(({ lost }) => lost)) + total('unledgered') + notHandedIn,
      foreign: sum(links.map(({ foreign }) => foreign)) + total('invented'),
      doubled: total('doubled'),
      disorder: total('disorder'),
      unapplied: total('unapplied') + total('rejected'),
      unanswered: sum(counties.map(({ counts }) => counts.unanswered)),
      brokenChains: links.filter(({ isChained }) => !isChained).length,
      brokenJournals: [...this.books.values()].filter(({ journal }) => journal.broken > 0).length,
      authored: total('authored'),
      held: sum([...this.books.values()].flatMap(({ held }) => [...held.values()].map(({ count }) => count))),
      repeats: total('repeats'),
    };
  }

  /** The sender's log for the receiver, beside what the receiver holds of authors on the sender's side of the tree. */
  async compare(sender, receiver) {
    const log = sender.logFor(receiver.iid);
    const held = new Map([...receiver.held].filter(([author]) => this.isOnSideOf(author, sender, receiver)));
    const authors = [...new Set([...log.keys(), ...held.keys()])];
    const unequal = authors.filter((author) => log.get(author)?.digest !== held.get(author)?.digest);
    const differences = [];
    for (const author of unequal) differences.push(await difference(author, sender, receiver));
    const [from, to] = [sender.links.get(receiver.iid), receiver.links.get(sender.iid)];
    return {
      isEqual: unequal.length === 0,
      lost: sum(differences.map(({ lost }) => lost)),
      foreign: sum(differences.map(({ foreign }) => foreign)),
      isChained:
        from.broken === 0 &&
        [from.rows, from.last].every((count) => count === from.outHead) &&
        [from.outEpoch, from.outHead, from.outChain].join() === [to.inEpoch, to.inCursor, to.inChain].join(),
    };
  }

  neighboursOf({ iid, parent }) {
    const children = [...this.books.values()].filter((book) => book.parent === iid).map((book) => book.iid);
    return parent === null ? children : [parent, ...children];
  }

  /** A child stands for all below it, a parent for everybody else. */
  isOnSideOf(author, sender, receiver) {
    const isBelow = (upper) => {
      for (let iid = author; iid !== null; iid = this.books.get(iid).parent) if (iid === upper) return true;
      return false;
    };
    return receiver.iid === sender.parent ? isBelow(sender.iid) : !isBelow(receiver.iid);
  }

  async close() {
    for (const book of this.books.values()) await book.close();
  }
}

/** `foreign`: events that the receiver has and the sender never logged, or with other bytes. */
async function difference(author, sender, receiver) {
  const [log, held] = [await sender.contents(author, receiver.iid), await receiver.contents(author)];
  return {
    lost: [...log.keys()].filter((id) => !held.has(id)).length,
    foreign: [...held].filter(([id, content]) => log.get(id) !== content).length,
  };
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
