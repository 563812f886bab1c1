export { actor, callBy } from './actors.js';
export { freshDatabase, type FreshDatabase } from './fresh-database.js';
export { startNats, type TestNats } from './nats-server.js';
export { testOffices, writeDirectory, type TestOffice } from './offices.js';
export { freePort, postgresUrlVariable, startPostgres } from './postgres-cluster.js';
export { schemaDrift } from './schema-drift.js';
export { temporaryFolder } from './temporary-folder.js';
export { waitUntil } from './wait-until.js';
