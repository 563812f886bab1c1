/** `ord` is the order in which this office's services applied the events; `answers` the question that an answer is for. */
export const ledgerTable = `
create table ledger (
  ord bigserial primary key, event_id uuid not null unique, author text not null, matter uuid not null, iseq int not null,
  route text not null, answers uuid, offered int not null default 1, applied_at timestamptz not null default clock_timestamp()
)`;

/** One statement, so one transaction: an event that was offered before is only counted. */
export const noteApplied = `
insert into ledger (event_id, author, matter, iseq, route, answers) values ($1, $2, $3, $4, $5, $6)
on conflict (event_id) do update set offered = ledger.offered + 1 returning offered`;
