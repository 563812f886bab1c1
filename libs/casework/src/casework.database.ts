import type { EntityClass } from '@mikro-orm/core';
import type { NamedMigration } from '@qsl/persistence';
import { traceEntities } from '@qsl/trace';
import { caseCodes } from './case-codes.migration.js';
import { Case } from './case/case.entity.js';
import { caseworkTables } from './casework-tables.migration.js';
import { Matter } from './matter/matter.entity.js';
import { SealedNote } from './note/sealed-note.entity.js';
import { sealedNotes } from './note/sealed-notes.migration.js';
import { HandlingOrder } from './order/order.entity.js';
import { Transfer } from './transfer/transfer.entity.js';

/** Entities that live in the database of the service that imports casework. */
export const caseworkEntities: EntityClass[] = [Matter, Case, HandlingOrder, Transfer, SealedNote, ...traceEntities];

/** The migrations that make their tables, in order. */
export const caseworkMigrations: NamedMigration[] = [caseworkTables, caseCodes, sealedNotes];
