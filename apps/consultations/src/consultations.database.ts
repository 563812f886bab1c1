import { defineDatabase } from '@qsl/persistence';
import { traceEntities, traceTables } from '@qsl/trace';
import { Comment } from './comment/comment.entity.js';
import { Consultation } from './consultation/consultation.entity.js';
import { Meeting } from './meeting/meeting.entity.js';
import { Registration } from './meeting/registration.entity.js';
import { consultationTables } from './migrations/consultation-tables.migration.js';
import { Paper } from './paper/paper.entity.js';
import { Statement } from './statement/statement.entity.js';
import { VoteBatch } from './vote/vote-batch.entity.js';
import { Vote } from './vote/vote.entity.js';
import { VotingSecret } from './vote/voting-secret.entity.js';

export const consultationsDatabase = defineDatabase({
  name: 'consultations',
  entities: [
    ...traceEntities,
    Consultation,
    Paper,
    Statement,
    Vote,
    VoteBatch,
    VotingSecret,
    Comment,
    Meeting,
    Registration,
  ],
  migrations: [traceTables, consultationTables],
});
