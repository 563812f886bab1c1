/** From the question's custody at its county until its answer was applied there, ms. */
const roundTripQuery = `
select extract(epoch from applied_at - stored_at)::float * 1000 as ms from ledger join event on event.id = answers
where stored_at between $1::timestamptz and $2::timestamptz`;
const authoredQuery = `
select id, extract(epoch from stored_at)::float * 1000 as at from event where author = $1 and stored_at between $2::timestamptz and $3::timestamptz`;
const appliedQuery = `
select event_id as id, extract(epoch from applied_at)::float * 1000 as at from ledger where applied_at >= $1::timestamptz`;

/** Times of delivery, all by PostgreSQL's clock. `from` and `to` are its times. */
export async function deliveryFigures(books, { from, to }) {
  const [province, ...others] = books;
  const counties = others.filter(({ tier }) => tier === 'county');
  const authored = new Map();
  const roundTrips = [];
  for (const county of counties) {
    for (const { id, at } of await county.rows(authoredQuery, [county.iid, from, to])) authored.set(id, at);
    for (const { ms } of await county.rows(roundTripQuery, [from, to])) roundTrips.push(ms);
  }
  const upwards = (await province.rows(appliedQuery, [from]))
    .filter(({ id }) => authored.has(id))
    .map(({ id, at }) => at - authored.get(id));
  return { upwards: spread(upwards), roundTrips: spread(roundTrips) };
}

/** How long after a moment events were applied, at any office. */
export async function arrivalFigures(books, healedAt) {
  const waits = [];
  for (const book of books) for (const { at } of await book.rows(appliedQuery, [healedAt])) waits.push(at);
  const [{ start }] = await books[0].rows('select extract(epoch from $1::timestamptz)::float * 1000 as start', [
    healedAt,
  ]);
  return spread(waits.map((at) => at - start));
}

function spread(numbers) {
  const sorted = numbers.sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}
