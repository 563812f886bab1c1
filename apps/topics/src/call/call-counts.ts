import type { EntityManager } from '@mikro-orm/postgresql';
import type { CallCounts } from '@qsl/contracts';
import { targetsOf, type OfficeDirectory } from '@qsl/service-kit';
import { CallReport, type ReportCounts } from '../report/report.entity.js';
import { publicTopicStates } from '../topic/topic.transitions.js';
import type { TopicCall } from './call.entity.js';

const placesFor = (values: readonly string[]): string => values.map(() => '?').join(', ');
const none: ReportCounts = { submitted: 0, published: 0, forwarded: 0, supports: 0 };

/** Numbers of this office's answer to a call of its own: what is public counts as handed in. */
async function ownCounts(em: EntityManager, { id, owner }: TopicCall): Promise<ReportCounts> {
  const [counts] = await em.execute<ReportCounts[]>(
    `select count(*)::int as submitted, count(published_at)::int as published, count(published_at)::int as forwarded,
       coalesce(sum(supports), 0)::int as supports
     from topic where call_id = ? and origin = ?`,
    [id, owner],
  );
  return counts ?? none;
}

/** How many topics of each call stand in this office's portal. */
export async function shownTopics(em: EntityManager, callIds: readonly string[]): Promise<Map<string, number>> {
  if (callIds.length === 0) return new Map();
  const rows = await em.execute<{ call: string; topics: number }[]>(
    `select call_id as call, count(*)::int as topics from topic
     where is_shown and call_id in (${placesFor(callIds)}) and state in (${placesFor(publicTopicStates)}) group by call_id`,
    [...callIds, ...publicTopicStates],
  );
  return new Map(rows.map(({ call, topics }) => [call, topics]));
}

/** What every office in the scope of an own call has gathered: this one's own numbers, then what the others have told. */
export async function countsByOffice(
  em: EntityManager,
  call: TopicCall,
  offices: OfficeDirectory,
): Promise<CallCounts[]> {
  const self = offices.self.iid;
  const selected = await selectedByOffice(em, call.id);
  const reports = await em.find(CallReport, { callId: call.id }, { refresh: true });
  const own = Object.assign(new CallReport(), await ownCounts(em, call), { office: self, asOf: new Date() });
  const told = new Map([...reports, own].map((report) => [report.office, report]));
  return [...new Set([self, ...targetsOf(call.scope, offices)])].map((iid) => {
    const { submitted, published, forwarded, supports } = told.get(iid) ?? none;
    const asOf = told.get(iid)?.asOf.toISOString() ?? null;
    const counts = { submitted, published, forwarded, supports, selected: selected.get(iid) ?? 0 };
    return { iid, name: offices.nameOf(iid), ...counts, asOf };
  });
}

async function selectedByOffice(em: EntityManager, callId: string): Promise<Map<string, number>> {
  const rows = await em.execute<{ origin: string; selected: number }[]>(
    `select origin, count(*)::int as selected from topic where call_id = ? and state = 'selected' group by origin`,
    [callId],
  );
  return new Map(rows.map(({ origin, selected }) => [origin, selected]));
}
