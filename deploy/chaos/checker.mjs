const eventsQuery = `select id, author, root_case_id as matter, iseq from event where state <> 'conflict'`;
const orderQuery = `
select count(*)::int as count from (
  select iseq, lag(iseq, 1, 0) over (partition by author, matter order by ord) as before from ledger
) as row where iseq <> before + 1`;

/** Reads every office's tables by itself, with nothing of the relay's code, and says what is not as it was promised. */
export class Checker {
  constructor(network, load) {
    this.network = network;
    this.load = load;
  }

  /** `lost`: pairs of an event and an office; `doubled`: numbers of an author that stand for two events. */
  async verdict() {
    const books = await Promise.all(this.network.offices.map((office) => bookOf(office)));
    const known = new Map(books.flatMap(({ events }) => events.map((event) => [event.id, event])));
    const expected = new Set([...known.keys(), ...this.load.taken.keys()]);
    for (const id of this.load.forgotten) if (!known.has(id)) expected.delete(id);
    return {
      lost: sum(books.map((book) => missing(book, expected, known))),
      doubled: twins(known.values()) + sum(books.map(({ events }) => twins(events))),
      outOfOrder: sum(books.map(({ disorder }) => disorder)),
      faults: this.load.faults.length,
    };
  }

  /** After a restore, before the relays run: what no office has any more, nobody who survived had. */
  async noteForgotten() {
    const taken = [...this.load.taken.keys()];
    const books = await Promise.all(this.network.offices.map(({ cluster }) => cluster.query(eventsQuery)));
    const held = new Set(books.flat().map(({ id }) => id));
    const forgotten = taken.filter((id) => !held.has(id));
    for (const id of forgotten) this.load.forgotten.add(id);
    return forgotten.length;
  }
}

async function bookOf({ iid, cluster, ledger }) {
  const [events, applied, [{ count: disorder }], complaints] = await Promise.all([
    cluster.query(eventsQuery),
    cluster.query('select event_id as id from ledger'),
    cluster.query(orderQuery),
    cluster.query('select 1 from complaint'),
  ]);
  return {
    iid,
    events,
    held: new Set(events.map(({ id }) => id)),
    applied: new Set(applied.map(({ id }) => id)),
    poison: ledger.poison,
    disorder: disorder + complaints.length,
  };
}

/** An author's services know their own events without being handed them. */
function missing({ iid, held, applied, poison }, expected, known) {
  const isThere = (id) => held.has(id) && (applied.has(id) || poison.has(id) || known.get(id)?.author === iid);
  return [...expected].filter((id) => !isThere(id)).length;
}

function twins(events) {
  const ids = new Map();
  let found = 0;
  for (const { id, author, matter, iseq } of events) {
    const number = `${author} ${matter} ${iseq}`;
    if (ids.has(number) && ids.get(number) !== id) found += 1;
    ids.set(number, id);
  }
  return found;
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
