import { defineDatabase } from '@qsl/persistence';
import { attestationTables } from './migrations/attestation-tables.migration.js';
import { blobTables } from './migrations/blob-tables.migration.js';
import { directoryHead } from './migrations/directory-head.migration.js';
import { directoryTables } from './migrations/directory-tables.migration.js';
import { fewerEventIndexes } from './migrations/fewer-event-indexes.migration.js';
import { fileTables } from './migrations/file-tables.migration.js';
import { operatorTables } from './migrations/operator-tables.migration.js';
import { invitationTables } from './migrations/invitation-tables.migration.js';
import { journalTables } from './migrations/journal-tables.migration.js';
import { relayTables } from './migrations/relay-tables.migration.js';
import { AttestDueRow, AttestEndRow, AttestScanRow } from './store/attestation.entity.js';
import { BlobRow } from './store/blob.entity.js';
import { CardRequestRow } from './store/card-request.entity.js';
import { CardRow } from './store/card.entity.js';
import { DirectoryHeadRow } from './store/directory-head.entity.js';
import { EventBlobRow } from './store/event-blob.entity.js';
import { EventRow } from './store/event.entity.js';
import { InvitationRow } from './store/invitation.entity.js';
import { JournalEntryRow } from './store/journal.entity.js';
import { JournalWitnessRow } from './store/journal-witness.entity.js';
import { LinkLogRow } from './store/link-log.entity.js';
import { LinkRow } from './store/link.entity.js';
import { MatterRow } from './store/matter.entity.js';
import { OperatorActRow } from './store/operator-act.entity.js';
import { OfficeHealthRow } from './store/office-health.entity.js';
import { RejectedEventRow } from './store/rejected-event.entity.js';

export const relayDatabase = defineDatabase({
  name: 'relay',
  entities: [
    EventRow,
    MatterRow,
    LinkRow,
    LinkLogRow,
    RejectedEventRow,
    CardRow,
    CardRequestRow,
    DirectoryHeadRow,
    EventBlobRow,
    BlobRow,
    OperatorActRow,
    JournalEntryRow,
    JournalWitnessRow,
    OfficeHealthRow,
    InvitationRow,
    AttestScanRow,
    AttestEndRow,
    AttestDueRow,
  ],
  migrations: [
    relayTables,
    directoryTables,
    blobTables,
    operatorTables,
    journalTables,
    invitationTables,
    fileTables,
    directoryHead,
    fewerEventIndexes,
    attestationTables,
  ],
});
