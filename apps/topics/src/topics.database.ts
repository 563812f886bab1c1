import { defineDatabase } from '@qsl/persistence';
import { traceEntities, traceTables } from '@qsl/trace';
import { TopicCall } from './call/call.entity.js';
import { CoSponsor } from './co-sponsor/co-sponsor.entity.js';
import { topicTables } from './migrations/topic-tables.migration.js';
import { CallReport } from './report/report.entity.js';
import { TopicSupport } from './support/support.entity.js';
import { Topic } from './topic/topic.entity.js';

export const topicsDatabase = defineDatabase({
  name: 'topics',
  entities: [...traceEntities, TopicCall, Topic, CoSponsor, TopicSupport, CallReport],
  migrations: [traceTables, topicTables],
});
